/* The mark 引语: <q data-id data-speaker data-role>, and the deeds on it.

   One quote is every piece with one id: it may run over several paragraphs or be
   split by its attribution. Speaker and position are the same on all of them. */

import { Mark } from "django-prose-editor/editor"
import { spokenAround, spokenParts } from "articles/editor/quotation"

const attribute = (name) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(name) ?? "",
  renderHTML: (attrs) => {
    const value = attrs[name.slice("data-".length)]
    return value ? { [name]: value } : {}
  },
})

export const Quote = Mark.create({
  name: "quote",
  // The outermost mark, as articles.document writes it: q, a, strong, em.
  priority: 2000,
  addAttributes: () => ({
    id: attribute("data-id"),
    speaker: attribute("data-speaker"),
    role: attribute("data-role"),
  }),
  parseHTML: () => [{ tag: "q" }],
  renderHTML: ({ HTMLAttributes }) => ["q", HTMLAttributes, 0],
  addOptions: () => ({ open: null }),
  addKeyboardShortcuts() {
    return {
      "Mod-Shift-q": () => {
        this.options.open(this.editor)
        return true
      },
    }
  },
})

/** Every quote in order: {id, speaker, role, text, pieces: [{from, to}]}. */
export function quotesIn(doc) {
  const quotes = new Map()
  let block = null
  doc.descendants((node, from, parent) => {
    if (!node.isInline) return
    const mark = node.marks.find(({ type }) => type.name === "quote")
    if (!mark) return
    const { id, speaker, role } = mark.attrs
    if (!quotes.has(id)) quotes.set(id, { id, speaker, role, text: "", pieces: [] })
    const quote = quotes.get(id)
    const last = quote.pieces.at(-1)
    if (last && last.to === from && block === parent) last.to += node.nodeSize
    else {
      if (last) quote.text += "\n"
      quote.pieces.push({ from, to: from + node.nodeSize })
    }
    quote.text += node.text ?? "\n"
    block = parent
  })
  return [...quotes.values()]
}

/** The quote that the selection lies in or touches, or undefined. */
export function quoteAt({ doc, selection: { from, to, empty } }) {
  const touches = (piece) =>
    empty ? piece.from <= from && from <= piece.to : piece.from < to && from < piece.to
  return quotesIn(doc).find(({ pieces }) => pieces.some(touches))
}

/** The last quote that ends before the selection, or undefined. */
export function quoteBefore({ doc, selection: { from } }) {
  let before
  let end = -1
  for (const quote of quotesIn(doc))
    for (const piece of quote.pieces)
      if (piece.to <= from && piece.to > end) [before, end] = [quote, piece.to]
  return before
}

const textOf = (block) => block.textBetween(0, block.content.size, undefined, "\n")

/** The parts of the selection that were said, or of the quotation around the cursor. */
export function spokenIn({ doc, selection }) {
  const { from, to, empty, $from } = selection
  if (empty) {
    if (!$from.parent.isTextblock) return []
    const part = spokenAround(textOf($from.parent), $from.parentOffset)
    return part ? [{ from: $from.start() + part[0], to: $from.start() + part[1] }] : []
  }
  const parts = []
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return
    const start = Math.max(from, position + 1)
    const end = Math.min(to, position + 1 + node.content.size)
    const text = textOf(node).slice(start - position - 1, end - position - 1)
    for (const [a, b] of spokenParts(text)) parts.push({ from: start + a, to: start + b })
  })
  return parts
}

/** Give every piece of the quote, and these new parts, its speaker and position. */
export function saveQuote(editor, { id, speaker, role }, parts) {
  const { state, view } = editor
  const mark = state.schema.marks.quote.create({ id, speaker, role })
  const own = quotesIn(state.doc).find((quote) => quote.id === id)
  const { tr } = state
  for (const { from, to } of [...(own?.pieces ?? []), ...parts]) tr.addMark(from, to, mark)
  view.dispatch(tr)
}

/** Take the mark off every piece of the quote; its words stay. */
export function removeQuote(editor, id) {
  const { state, view } = editor
  const own = quotesIn(state.doc).find((quote) => quote.id === id)
  const { tr } = state
  for (const { from, to } of own?.pieces ?? []) {
    tr.removeMark(from, to, state.schema.marks.quote)
  }
  view.dispatch(tr)
}
