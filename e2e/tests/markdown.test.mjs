// What people write in Markdown becomes a few harmless elements, whatever they write.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

import { product } from '../harness/product.mjs'

const { flow } = product()
const CORPUS = JSON.parse(await readFile(new URL('../corpus/markdown.json', import.meta.url), 'utf8'))

/** Every element that may come of a text, and its attributes. */
const ALLOWED = {
  a: ['href', 'rel', 'target', 'title'],
  p: ['class'],
  ol: ['start'],
  ...Object.fromEntries(['blockquote', 'br', 'code', 'em', 'hr', 'li', 'pre', 'strong', 'ul'].map((name) => [name, []])),
}
/** The last one is that of what is no address at all. */
const PROTOCOLS = ['http:', 'https:', 'irc:', 'ircs:', 'mailto:', 'xmpp:', ':']

/** Shows a text in a page of the app, touches all there is, and tells what came of it. */
async function shown(page, text) {
  return page.evaluate(async (text) => {
    const place = document.querySelector('main')
    place.innerHTML = await globalThis.renderMarkdown(text)
    const elements = [...place.querySelectorAll('*')]
    for (const element of elements) {
      for (const kind of ['mouseover', 'pointerenter', 'focus', 'focusin']) element.dispatchEvent(new Event(kind))
    }
    return elements.map((element) => ({
      name: element.localName,
      isHtml: element instanceof HTMLElement,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      protocol: element.protocol,
    }))
  }, text)
}

function assertHarmless({ name, isHtml, attributes, protocol }, text) {
  const where = `${name} of ${JSON.stringify(text)}`
  assert.ok(isHtml && Object.hasOwn(ALLOWED, name), where)
  for (const attribute of Object.keys(attributes)) assert.ok(ALLOWED[name].includes(attribute), `${attribute}: ${where}`)
  if (name === 'p') assert.ok([undefined, 'markdown-heading'].includes(attributes.class), where)
  if (name !== 'a' || attributes.href === undefined) return
  assert.ok(PROTOCOLS.includes(protocol), `${protocol} ${where}`)
  assert.deepEqual([attributes.target, attributes.rel], ['_blank', 'noopener noreferrer'], where)
}

flow('a corpus of attacks does nothing', { serviceWorkers: 'block' }, async ({ page, context }) => {
  assert.ok(CORPUS.length >= 200)
  await page.goto('/login')
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  await shown(page, 'The renderer is loaded once.')
  const happened = []
  page.on('dialog', (dialog) => happened.push(dialog.message()))
  context.on('request', (request) => happened.push(request.url()))
  context.on('page', (opened) => happened.push(opened.url()))
  for (const text of CORPUS) {
    const elements = await shown(page, text)
    for (const element of elements) assertHarmless(element, text)
    assert.equal(await page.evaluate('globalThis.ran'), undefined, text)
  }
  assert.deepEqual(happened, [])
  assert.equal(new URL(page.url()).pathname, '/login')
})

flow('what is written with a purpose is shown', {}, async ({ page }) => {
  await page.goto('/login')
  const html = (text) => page.evaluate((text) => globalThis.renderMarkdown(text), text)
  const link = (to, text) => `<a target="_blank" rel="noopener noreferrer" href="${to}">${text}</a>`
  assert.equal(await html('# Chapter 4\n\n1. *Read*\n2. **Sum up**'),
    '<p class="markdown-heading">Chapter 4</p>\n<ol>\n<li><em>Read</em></li>\n<li><strong>Sum up</strong></li>\n</ol>')
  assert.equal(await html('[notes](https://example.com) or www.example.com'),
    `<p>${link('https://example.com', 'notes')} or ${link('http://www.example.com', 'www.example.com')}</p>`)
  assert.equal(await html('Woke up late\nstudied  \nfelt *good*\n\n[notes](https://example.com "of\ntwo lines")'),
    `<p>Woke up late<br>\nstudied<br>\nfelt <em>good</em></p>\n<p>${link('https://example.com" title="of\ntwo lines', 'notes')}</p>`)
  assert.equal(await html('- Read *on*\n- Write\nfelt `tired`\n  - of it\n\n> so\n> it goes'),
    '<ul>\n<li>Read <em>on</em></li>\n<li>Write<br>\nfelt <code>tired</code>\n<ul>\n<li>of it</li>\n</ul>\n</li>\n</ul>\n' +
    '<blockquote>\n<p>so<br>\nit goes</p>\n</blockquote>')
  assert.equal(await html('```rust\n1 < 2\n```'), '<pre><code>1 &lt; 2\n</code></pre>')
  assert.equal(await html('![A map](https://example.com/map.png)'),
    `<p>!${link('https://example.com/map.png', 'A map')}</p>`)
  assert.equal(await html('[no](javascript:alert(1))'), '<p><a>no</a></p>')
  assert.equal(await html('1 < 2 & <b>3</b>'), '<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>')
})
