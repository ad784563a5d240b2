/* A small modal dialog with a form; owns its element from opening to closing. */

import { el } from "articles/editor/dom"

let opened = 0

/** A labelled field; `help` stands under it. */
export function field(label, input, help = null) {
  opened += 1
  input.id = `body-dialog-${opened}`
  const hint = help && el("p", { class: "body-dialog__help", id: `${input.id}-help` }, help)
  if (hint) input.setAttribute("aria-describedby", hint.id)
  return el(
    "div",
    { class: "body-dialog__field" },
    el("label", { for: input.id }, label),
    input,
    hint,
  )
}

/** Show the dialog; resolves to the pressed button's value, "" when it was dismissed.

   buttons: [{value, label, kind}], kind "primary" checks the fields and answers to
   Enter, "danger" and "plain" do not check. */
export function show({ title, content, buttons }) {
  const heading = el("h2", { class: "body-dialog__title" }, title)
  const row = buttons.map(({ value, label, kind }) =>
    el(
      "button",
      {
        type: kind === "primary" ? "submit" : "button",
        class: `body-dialog__button body-dialog__button--${kind}`,
        value,
      },
      label,
    ),
  )
  const form = el(
    "form",
    { method: "dialog" },
    heading,
    ...content,
    el("div", { class: "body-dialog__buttons" }, ...row),
  )
  const dialog = el("dialog", { class: "body-dialog" }, form)
  heading.id = `body-dialog-title-${(opened += 1)}`
  dialog.setAttribute("aria-labelledby", heading.id)
  for (const button of row)
    if (button.type === "button")
      button.addEventListener("click", () => dialog.close(button.value))
  // Outside of the page's own form, into which it would otherwise submit.
  document.body.append(dialog)
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(dialog.returnValue)
    })
    dialog.showModal()
  })
}
