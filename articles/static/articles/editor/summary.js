/* Under the text: how long it is, and every quote with who said it. */

import { el, fill } from "articles/editor/dom"
import { quotesIn } from "articles/editor/quote"

/** Characters of the text itself, white space not counted (字数). */
export function lengthOf(doc) {
  const text = doc.textBetween(0, doc.content.size, "\n", "\n")
  return Array.from(text.replace(/\s/g, "")).length
}

export class Summary {
  constructor(editor, { words, goTo }) {
    this.editor = editor
    this.words = words
    this.goTo = goTo
    this.length = el("p", { class: "body-summary__length" })
    this.heading = el("summary", {})
    this.list = el("ol", { class: "body-summary__quotes" })
    this.quotes = el("details", { open: true }, this.heading, this.list)
    this.element = el("div", { class: "body-summary" }, this.length, this.quotes)
    this.waiting = 0
    editor.on("update", () => this.soon())
    this.refresh()
  }

  soon() {
    cancelAnimationFrame(this.waiting)
    this.waiting = requestAnimationFrame(() => this.refresh())
  }

  refresh() {
    const { doc } = this.editor.state
    const quotes = quotesIn(doc)
    this.length.textContent = fill(this.words.length, {
      count: lengthOf(doc).toLocaleString(),
    })
    this.heading.textContent = fill(this.words.quotes, { count: quotes.length })
    this.quotes.hidden = !quotes.length
    this.list.replaceChildren(...quotes.map((quote) => this.line(quote)))
  }

  line(quote) {
    const { speaker, role, text } = quote
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "body-summary__quote", click: () => this.goTo(quote) },
        speaker
          ? el("strong", {}, speaker)
          : el("strong", { class: "is-missing" }, this.words.no_speaker),
        el("span", { class: "body-summary__role" }, role),
        el("span", { class: "body-summary__words" }, text.replaceAll("\n", " … ")),
      ),
    )
  }
}
