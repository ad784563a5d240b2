/* The toolbar above the text, after the pattern of the ARIA Authoring Practices:
   one stop of the Tab key, arrow keys between its buttons, Alt+F10 from the text. */

import { el } from "articles/editor/dom"
import { icon } from "articles/editor/icons"

const mark = (name, kind) => ({
  name,
  run: (editor) => editor.chain().focus().toggleMark(kind).run(),
  active: (editor) => editor.isActive(kind),
  enabled: (editor) => editor.can().toggleMark(kind),
})
const block = (name, kind, command, options) => ({
  name,
  run: (editor) => editor.chain().focus()[command](options).run(),
  active: (editor) => editor.isActive(kind),
  enabled: (editor) => editor.can()[command](options),
})
const step = (name) => ({
  name,
  run: (editor) => editor.chain().focus()[name]().run(),
  enabled: (editor) => editor.can()[name](),
})
const dialog = (name, kind, run) => ({
  name,
  run,
  active: (editor) => editor.isActive(kind),
})

/** Groups of buttons; `open` are the dialogs, `labelled` ones show their word. */
function groups(open) {
  const subhead = block("heading", "heading", "toggleHeading", { level: 2 })
  return [
    [
      { ...subhead, keys: "Ctrl+Alt+2", labelled: true },
      { ...dialog("quote", "quote", open.quote), keys: "Ctrl+Shift+Q", labelled: true },
      { ...dialog("picture", "figure", open.figure), labelled: true },
    ],
    [
      { ...mark("bold", "bold"), keys: "Ctrl+B" },
      { ...mark("italic", "italic"), keys: "Ctrl+I" },
      { ...dialog("link", "link", open.link), keys: "Ctrl+K" },
    ],
    [
      block("bullet_list", "bulletList", "toggleBulletList"),
      block("ordered_list", "orderedList", "toggleOrderedList"),
      block("blockquote", "blockquote", "toggleBlockquote"),
    ],
    [
      { ...step("undo"), keys: "Ctrl+Z" },
      { ...step("redo"), keys: "Ctrl+Shift+Z" },
    ],
  ]
}

export class Toolbar {
  constructor(editor, { words, open }) {
    this.editor = editor
    this.items = []
    const made = groups(open).map((items) =>
      el(
        "div",
        { class: "body-toolbar__group" },
        ...items.map((item) => this.button(item, words[item.name])),
      ),
    )
    this.element = el(
      "div",
      { class: "body-toolbar", role: "toolbar", "aria-label": words.toolbar },
      ...made,
    )
    this.items[0].button.tabIndex = 0
    this.element.addEventListener("keydown", (event) => this.move(event))
    editor.on("transaction", () => this.refresh())
    this.refresh()
  }

  button(item, label) {
    const title = item.keys ? `${label} (${item.keys})` : label
    const button = el(
      "button",
      {
        type: "button",
        class: "body-toolbar__button",
        "aria-label": item.labelled ? null : label,
        title,
        tabindex: "-1",
        // The text keeps its selection while a button is pressed.
        mousedown: (event) => event.preventDefault(),
        click: () => this.press(item, button),
      },
      icon(item.name),
      item.labelled ? el("span", {}, label) : null,
    )
    this.items.push({ ...item, button })
    return button
  }

  press(item, button) {
    this.stopAt(button)
    if (button.getAttribute("aria-disabled") !== "true") item.run(this.editor)
  }

  refresh() {
    for (const { button, active, enabled } of this.items) {
      if (active) button.setAttribute("aria-pressed", String(active(this.editor)))
      if (enabled) button.setAttribute("aria-disabled", String(!enabled(this.editor)))
    }
  }

  focus() {
    this.items.find(({ button }) => button.tabIndex === 0).button.focus()
  }

  stopAt(stop) {
    for (const { button } of this.items) button.tabIndex = button === stop ? 0 : -1
  }

  move(event) {
    const buttons = this.items.map(({ button }) => button)
    const at = buttons.indexOf(event.target)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (event.key === "Escape") this.editor.commands.focus()
    if (at < 0 || next === undefined) return
    event.preventDefault()
    const stop = buttons.at(next % buttons.length)
    this.stopAt(stop)
    stop.focus()
  }
}
