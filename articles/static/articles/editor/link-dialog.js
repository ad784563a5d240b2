/* 链接: one address, http, https or mailto. */

import { field, show } from "articles/editor/dialog"
import { el } from "articles/editor/dom"

const ALLOWED = /^(https?:\/\/|mailto:)\S+$/i
const BARE = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/

/** The address as it will be stored, or "" when it cannot be linked to. */
export function addressFrom(typed) {
  const address = typed.trim()
  if (ALLOWED.test(address)) return address
  return BARE.test(address) ? `https://${address}` : ""
}

/** Ask for the address of the selected text, or of the link under the cursor. */
export async function openLinkDialog(editor, words, say) {
  const isLink = editor.isActive("link")
  if (!isLink && editor.state.selection.empty) return say(words.select_text_first)
  const { href = "" } = editor.getAttributes("link")
  const input = el("input", { value: href, required: true, inputmode: "url" })
  const check = () =>
    input.setCustomValidity(addressFrom(input.value) ? "" : words.bad_address)
  input.addEventListener("input", check)
  check()
  const answer = await show({
    title: isLink ? words.edit_link : words.link,
    content: [field(words.address, input, words.address_help)],
    buttons: [
      { value: "save", label: words.save, kind: "primary" },
      isLink && { value: "remove", label: words.unlink, kind: "danger" },
      { value: "", label: words.cancel, kind: "plain" },
    ].filter(Boolean),
  })
  const chain = editor.chain().focus().extendMarkRange("link")
  if (answer === "save") chain.setMark("link", { href: addressFrom(input.value) }).run()
  else if (answer === "remove") chain.unsetMark("link").run()
  else editor.commands.focus()
  return undefined
}
