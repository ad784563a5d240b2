/* Ids of subheads and quotes: minted here, kept for as long as their text lives.

   What a person says about a quote hangs on its id, so a pasted copy gets a new one
   and two subheads never share one. */

import { Extension, pm } from "django-prose-editor/editor"

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
const LENGTH = 8

/** A new id of 8 characters a-z and 0-9. */
export function mintId() {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("")
}

/** A copy of the slice in which every subhead and every quote has a new id. */
export function withNewIds(slice) {
  const minted = new Map()
  const renewed = (id) => {
    if (!minted.has(id)) minted.set(id, mintId())
    return minted.get(id)
  }
  const renewedMark = (mark) =>
    mark.type.name === "quote"
      ? mark.type.create({ ...mark.attrs, id: renewed(mark.attrs.id) })
      : mark
  const renew = (fragment) => {
    const nodes = []
    fragment.forEach((node) => {
      if (node.isText) nodes.push(node.mark(node.marks.map(renewedMark)))
      else {
        const attrs =
          node.type.name === "heading" ? { ...node.attrs, id: mintId() } : node.attrs
        const marks = node.marks.map(renewedMark)
        nodes.push(node.type.create(attrs, renew(node.content), marks))
      }
    })
    return pm.model.Fragment.from(nodes)
  }
  return new pm.model.Slice(renew(slice.content), slice.openStart, slice.openEnd)
}

function subheadsWithoutOwnId(doc) {
  const seen = new Set()
  const found = []
  doc.descendants((node, position) => {
    if (node.type.name !== "heading") return
    if (!node.attrs.id || seen.has(node.attrs.id)) found.push(position)
    seen.add(node.attrs.id)
  })
  return found
}

export const Ids = Extension.create({
  name: "ids",

  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        props: { transformPasted: withNewIds },
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!transactions.some((transaction) => transaction.docChanged)) return null
          const positions = subheadsWithoutOwnId(doc)
          for (const at of positions) tr.setNodeAttribute(at, "id", mintId())
          return positions.length ? tr : null
        },
      }),
    ]
  },
})
