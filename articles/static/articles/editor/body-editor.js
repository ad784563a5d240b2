/* One editor in the place of one textarea; owns its element, toolbar and summary.

   The textarea is written only when the text changes, so that opening and saving a
   body leaves it as it was to the byte. Fires `body-editor:ready` on the textarea. */

import { Editor } from "django-prose-editor/editor"
import { el } from "articles/editor/dom"
import { openFigureDialog } from "articles/editor/figure-dialog"
import { openLinkDialog } from "articles/editor/link-dialog"
import { bareMarkup } from "articles/editor/paste"
import { quotesIn } from "articles/editor/quote"
import { openQuoteDialog } from "articles/editor/quote-dialog"
import { extensions } from "articles/editor/schema"
import { Summary } from "articles/editor/summary"
import { Toolbar } from "articles/editor/toolbar"

// The desk's bar and the toolbar stand above the text, the buttons to save below it.
const COVERED = { top: 130, bottom: 130, left: 0, right: 0 }
const IN_HASH = /^#body-([\w-]+)$/

export class BodyEditor {
  constructor(textarea, { words, pictures }) {
    this.textarea = textarea
    this.words = words
    this.pictures = pictures
    this.status = el("p", { class: "body-editor__status", role: "status" })
    this.frame = el("div", { class: "body-editor__frame" })
    this.element = el("div", { class: "body-editor" })
    this.open = {
      quote: () => openQuoteDialog(this.editor, words, (text) => this.say(text)),
      link: () => openLinkDialog(this.editor, words, (text) => this.say(text)),
      figure: () => openFigureDialog(this.editor, this.door),
    }
    textarea.before(this.element)
    this.element.append(this.frame, textarea)
    this.editor = this.start()
    this.furnish()
    this.listen()
    textarea.dispatchEvent(
      new CustomEvent("body-editor:ready", { bubbles: true, detail: this }),
    )
  }

  start() {
    const { textarea, words, open } = this
    return new Editor({
      element: this.frame,
      editable: !textarea.disabled && !textarea.readOnly,
      content: textarea.value,
      extensions: extensions({
        words,
        openQuote: open.quote,
        openFigure: open.figure,
      }),
      // The styles are in editor.css; typed characters stay what was typed.
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: this.attributes(),
        scrollMargin: COVERED,
        scrollThreshold: COVERED,
        transformPastedHTML: bareMarkup,
        handleKeyDown: (_view, event) => this.key(event),
      },
      onUpdate: ({ editor }) => {
        textarea.value = editor.isEmpty ? "" : editor.getHTML()
        textarea.dispatchEvent(new Event("input", { bubbles: true }))
        this.say("")
      },
    })
  }

  attributes() {
    const attributes = {
      class: "body-editor__text",
      "aria-multiline": "true",
      "aria-label": this.words.body,
      spellcheck: "false",
    }
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"])
      if (this.textarea.hasAttribute(name))
        attributes[name] = this.textarea.getAttribute(name)
    return attributes
  }

  furnish() {
    const { editor, words, open } = this
    this.summary = new Summary(editor, { words, goTo: (quote) => this.goTo(quote) })
    this.element.append(this.status, this.summary.element)
    if (!editor.isEditable) return
    this.toolbar = new Toolbar(editor, { words, open })
    this.element.prepend(this.toolbar.element)
  }

  listen() {
    this.textarea.hidden = true
    for (const label of this.textarea.labels)
      label.addEventListener("click", () => this.editor.commands.focus())
    window.addEventListener("hashchange", () => this.goToHash())
  }

  key(event) {
    if (event.altKey && event.key === "F10" && this.toolbar) {
      this.toolbar.focus()
      return true
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "k") {
      event.preventDefault()
      this.open.link()
      return true
    }
    return false
  }

  /** Show a sentence under the text, read out by screen readers. */
  say(sentence) {
    this.status.textContent = sentence
  }

  get door() {
    const token = this.textarea.form?.elements.csrfmiddlewaretoken?.value ?? ""
    return { words: this.words, pictures: this.pictures, token }
  }

  goTo({ pieces }) {
    const { view, commands } = this.editor
    view.focus()
    commands.setTextSelection(pieces[0])
    const { node } = view.domAtPos(pieces[0].from)
    const place = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
    place.scrollIntoView({ block: "center" })
  }

  /** #body-ID in the address goes to the subhead or quote with this id. */
  goToHash() {
    const [, id] = IN_HASH.exec(location.hash) ?? []
    if (!id) return
    const { doc } = this.editor.state
    const quote = quotesIn(doc).find((one) => one.id === id)
    if (quote) this.goTo(quote)
    doc.forEach((node, at) => {
      if (node.type.name === "heading" && node.attrs.id === id)
        this.goTo({ pieces: [{ from: at + 1, to: at + node.nodeSize - 1 }] })
    })
  }
}
