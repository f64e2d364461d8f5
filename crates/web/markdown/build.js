// Bundles the renderer into one module, without the parts of micromark that it never uses.

import { build } from 'esbuild'

/** What markdown.js disables: it begins nowhere, so what follows its beginning need not be sent. */
const DISABLED = /micromark-core-commonmark\/lib\/(html-flow|html-text|label-start-image)\.js$/

const without = {
  name: 'without',
  setup: bundle =>
    bundle.onLoad({ filter: DISABLED }, () => ({
      contents: ['htmlFlow', 'htmlText', 'labelStartImage']
        .map(name => `export const ${name} = { name: '${name}', tokenize: (_effects, _ok, nok) => nok }`)
        .join('\n')
    }))
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
