/* The node 插图: figure[data-image][data-credit] > img + figcaption, as one piece.

   Its words are changed in the dialog (figure-dialog.js), so here it is an atom with
   a picture, its caption and credit, and two buttons. */

import { Node, pm } from "django-prose-editor/editor"
import { el } from "articles/editor/dom"

const SHA256 = /^[0-9a-f]{64}$/

/** Where a stored picture is; the same as image_url in articles.document. */
export const addressOf = (image) => `/media/pictures/${image.slice(0, 2)}/${image}.webp`

function attrsOf(figure) {
  const image = figure.getAttribute("data-image") ?? ""
  if (!SHA256.test(image)) return false
  return {
    image,
    credit: figure.getAttribute("data-credit") ?? "",
    alt: figure.querySelector("img")?.getAttribute("alt") ?? "",
    caption: figure.querySelector("figcaption")?.textContent ?? "",
  }
}

class FigureView {
  constructor({ node, editor, getPos, open, words }) {
    this.img = el("img")
    this.caption = el("span", { class: "body-figure__caption" })
    this.credit = el("span", { class: "body-figure__credit" })
    const edit = () => {
      editor.commands.setNodeSelection(getPos())
      open(editor)
    }
    const remove = () => {
      editor.chain().setNodeSelection(getPos()).deleteSelection().focus().run()
    }
    this.dom = el(
      "figure",
      { class: "body-figure", contenteditable: "false" },
      this.img,
      el("figcaption", {}, this.caption, this.credit),
      editor.isEditable &&
        el(
          "div",
          { class: "body-figure__buttons" },
          el("button", { type: "button", click: edit }, words.edit_picture),
          el("button", { type: "button", click: remove }, words.remove_picture),
        ),
    )
    this.words = words
    this.update(node)
  }

  update(node) {
    if (node.type.name !== "figure") return false
    const { image, alt, caption, credit } = node.attrs
    this.img.src = addressOf(image)
    this.img.alt = alt
    this.caption.textContent = caption
    this.credit.textContent = credit
    return true
  }

  stopEvent(event) {
    return event.target.closest("button") !== null
  }

  ignoreMutation() {
    return true
  }
}

export const Figure = Node.create({
  name: "figure",
  group: "block",
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ open: null, words: {} }),
  addAttributes: () =>
    Object.fromEntries(
      ["image", "credit", "alt", "caption"].map((name) => [
        name,
        { default: "", rendered: false },
      ]),
    ),
  parseHTML: () => [{ tag: "figure", getAttrs: attrsOf }],
  renderHTML({ node }) {
    const { image, credit, alt, caption } = node.attrs
    const outer = { "data-image": image, "data-credit": credit }
    const img = ["img", { src: addressOf(image), alt }]
    return caption
      ? ["figure", outer, img, ["figcaption", {}, caption]]
      : ["figure", outer, img]
  },
  addNodeView() {
    const { open, words } = this.options
    return ({ node, editor, getPos }) =>
      new FigureView({ node, editor, getPos, open, words })
  },
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (!figureAt(editor.state)) return false
        this.options.open(editor)
        return true
      },
    }
  },
})

/** The selected figure's node, or null. */
export function figureAt({ selection }) {
  return selection.node?.type.name === "figure" ? selection.node : null
}

/** Put the figure in place of the selected one, or after the block with the cursor. */
export function saveFigure(editor, attrs) {
  const { state, view } = editor
  const { selection, tr } = state
  const figure = state.schema.nodes.figure.create(attrs)
  const selected = figureAt(state)
  const { $to } = selection
  const at = selected ? selection.from : $to.depth ? $to.after(1) : $to.pos
  tr.replaceWith(at, at + (selected?.nodeSize ?? 0), figure)
  tr.setSelection(pm.state.NodeSelection.create(tr.doc, at))
  view.dispatch(tr.scrollIntoView())
}
