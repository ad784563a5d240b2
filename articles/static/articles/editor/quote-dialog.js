/* 标为引语: who said the selected words. Depends on quote.js for the deed. */

import { field, show } from "articles/editor/dialog"
import { el, fill } from "articles/editor/dom"
import { mintId } from "articles/editor/ids"
import {
  quoteAt,
  quoteBefore,
  quotesIn,
  removeQuote,
  saveQuote,
  spokenIn,
} from "articles/editor/quote"

const LONGEST = 200
const PREVIEW = 120

const shortened = (text, length) =>
  text.length > length ? `${text.slice(0, length)}…` : text

function previewOf(state, parts, existing) {
  const spoken = parts.map(({ from, to }) => state.doc.textBetween(from, to, "\n", "\n"))
  return shortened(spoken.length ? spoken.join(" … ") : existing.text, PREVIEW)
}

class QuoteForm {
  constructor(words, quotes, { existing, before }) {
    this.words = words
    this.quotes = quotes
    this.before = before
    const { speaker = "", role = "" } = existing ?? {}
    this.speakers = el("datalist", { id: "body-dialog-speakers" })
    for (const name of new Set(quotes.map((quote) => quote.speaker).filter(Boolean)))
      this.speakers.append(el("option", { value: name }))
    const own = { autocomplete: "off", maxlength: LONGEST }
    this.speaker = el("input", { ...own, list: this.speakers.id, value: speaker })
    this.role = el("input", { ...own, value: role })
    this.follows = el("input", { type: "checkbox", id: "body-dialog-follows" })
    this.speaker.addEventListener("change", () => this.rememberRole())
    this.follows.addEventListener("change", () => this.takeOver())
  }

  rememberRole() {
    const known = this.quotes.find(({ speaker }) => speaker === this.speaker.value)
    if (known && !this.role.value) this.role.value = known.role
  }

  takeOver() {
    if (!this.follows.checked) return
    this.speaker.value = this.before.speaker
    this.role.value = this.before.role
  }

  content(preview) {
    const { words, before } = this
    const follows =
      before &&
      el(
        "div",
        { class: "body-dialog__check" },
        this.follows,
        el(
          "label",
          { for: this.follows.id },
          fill(words.continue_quote, {
            words: shortened(before.text, 18),
            speaker: before.speaker || words.no_speaker,
          }),
        ),
      )
    return [
      el("blockquote", { class: "body-dialog__preview" }, preview),
      field(words.speaker, this.speaker),
      field(words.role, this.role, words.role_help),
      follows,
      this.speakers,
    ]
  }

  get values() {
    return { speaker: this.speaker.value.trim(), role: this.role.value.trim() }
  }
}

/** Ask for the speaker of the selected words and mark them. */
export async function openQuoteDialog(editor, words, say) {
  const { state } = editor
  const existing = quoteAt(state)
  const parts = existing && state.selection.empty ? [] : spokenIn(state)
  if (!existing && !parts.length) return say(words.select_quote_first)
  const before = existing ? undefined : quoteBefore(state)
  const form = new QuoteForm(words, quotesIn(state.doc), { existing, before })
  const answer = await show({
    title: existing ? words.edit_quote : words.mark_quote,
    content: form.content(previewOf(state, parts, existing)),
    buttons: [
      { value: "save", label: words.save, kind: "primary" },
      existing && { value: "remove", label: words.unmark_quote, kind: "danger" },
      { value: "", label: words.cancel, kind: "plain" },
    ].filter(Boolean),
  })
  if (answer === "save") {
    const id = existing?.id ?? (form.follows.checked ? before.id : mintId())
    saveQuote(editor, { id, ...form.values }, parts)
  }
  if (answer === "remove") removeQuote(editor, existing.id)
  return editor.commands.focus()
}
