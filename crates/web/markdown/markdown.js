// Markdown to HTML that is safe to show: what a person wrote becomes text, a few harmless elements, and links.

import { micromark } from 'micromark'
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal'

/** HTML stays what was typed; an image would be a request to a foreign host, so it is a link. */
const NEVER = { disable: { null: ['htmlFlow', 'htmlText', 'labelStartImage'] } }
/** As many texts as a page may show; the oldest gives way. */
const KEPT = 500

/** The lines of code, and where a line of text ends and another follows. */
const LINES = /<pre>[^]*?<\/pre>|(<br \/>|[^>\n]|<\/(?:a|code|em|strong)>)\n(?!<\/?(?:blockquote|hr|li|ol|p|pre|ul)\b|[^<]*>)/g

const rendered = new Map()

/** The HTML of a text. */
export function render(text) {
  const html = rendered.get(text) ?? toHtml(text)
  rendered.delete(text)
  rendered.set(text, html)
  if (rendered.size > KEPT) rendered.delete(rendered.keys().next().value)
  return html
}

function toHtml(text) {
  const options = { extensions: [gfmAutolinkLiteral(), NEVER], htmlExtensions: [gfmAutolinkLiteralHtml()] }
  // Whatever was typed is escaped by now: a `<` begins one of micromark's own tags.
  return micromark(text, options)
    .replace(/<code class="[^"]*">/g, '<code>')
    // The headings of a text are none of the page's, whose order they would break.
    .replace(/<h[1-6]>/g, '<p class="markdown-heading">')
    .replace(/<\/h[1-6]>/g, '</p>')
    // A line stays one, as who knows no Markdown means it; but code has lines of its own, and between blocks and in a tag are none.
    .replace(LINES, (all, before) => before === undefined ? all : `${before.replace('<br />', '')}<br>\n`)
    // Where it leads is not safe to follow, so it leads nowhere.
    .replaceAll('<a href=""', '<a')
    .replaceAll('<a href=', '<a target="_blank" rel="noopener noreferrer" href=')
}
