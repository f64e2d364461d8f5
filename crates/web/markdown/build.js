// Bundles the renderer into one module, without the parts of micromark that it never uses.

import { build } from 'esbuild'

/** What markdown.js disables: it begins nowhere, so what follows its beginning need not be sent. */
const DISABLED = ['html-flow', 'html-text', 'label-start-image']
const replaced = new Set()

const without = {
  name: 'without',
  setup: bundle =>
    bundle.onLoad({ filter: new RegExp(`micromark-core-commonmark/lib/(${DISABLED.join('|')})\\.js$`) }, ({ path }) => {
      replaced.add(path)
      const contents = ['htmlFlow', 'htmlText', 'labelStartImage']
        .map(name => `export const ${name} = { name: '${name}', tokenize: (_effects, _ok, nok) => nok }`)
        .join('\n')
      return { contents }
    })
}

await build({
  entryPoints: ['markdown.js'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  banner: { js: '/* With micromark and its extensions, (c) Titus Wormer, MIT License. */' },
  plugins: [without]
})

if (replaced.size !== DISABLED.length) {
  throw new Error(`of micromark's ${DISABLED.join(', ')} only these were found: ${[...replaced].join(', ')}`)
}
