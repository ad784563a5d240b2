/* 插入图片: choose a file or one of one's latest pictures, then its words. */

import { field, show } from "articles/editor/dialog"
import { el } from "articles/editor/dom"
import { addressOf, figureAt, saveFigure } from "articles/editor/figure"
import { latest, upload } from "articles/editor/pictures"

const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif"

class FigureForm {
  constructor(attrs, door) {
    this.door = door
    this.words = door.words
    this.image = attrs?.image ?? ""
    this.preview = el("img", { class: "body-dialog__picture", alt: "" })
    this.file = el("input", { type: "file", accept: ACCEPTED })
    this.status = el("p", { class: "body-dialog__status", role: "status" })
    this.gallery = el("div", { class: "body-dialog__gallery" })
    const line = (value, maxlength) =>
      el("input", { value: value ?? "", maxlength, autocomplete: "off" })
    this.alt = line(attrs?.alt, 200)
    this.alt.required = true
    this.caption = line(attrs?.caption, 300)
    this.credit = line(attrs?.credit, 100)
    this.file.addEventListener("change", () => this.bringIn())
    this.choose(this.image)
  }

  choose(image) {
    this.image = image
    this.preview.hidden = !image
    if (image) this.preview.src = addressOf(image)
    this.file.setCustomValidity(image ? "" : this.words.choose_picture)
  }

  async bringIn() {
    const [file] = this.file.files
    if (!file) return
    this.say(this.words.uploading)
    this.file.setCustomValidity(this.words.uploading)
    try {
      this.choose((await upload(file, this.door)).sha256)
      this.say("")
    } catch (error) {
      this.file.value = ""
      this.choose("")
      this.say(error.message, true)
    }
  }

  async offerLatest() {
    const pictures = await latest(this.door).catch(() => [])
    for (const picture of pictures) {
      const pick = () => {
        this.file.value = ""
        this.choose(picture.sha256)
        this.say("")
      }
      const thumbnail = el("img", { src: picture.url, alt: picture.name, loading: "lazy" })
      this.gallery.append(el("button", { type: "button", click: pick }, thumbnail))
    }
    this.latest.hidden = !pictures.length
  }

  say(sentence, isError = false) {
    this.status.textContent = sentence
    this.status.classList.toggle("is-error", isError)
  }

  content() {
    const { words } = this
    this.latest = el(
      "details",
      { class: "body-dialog__latest", hidden: true },
      el("summary", {}, words.latest_pictures),
      this.gallery,
    )
    return [
      this.preview,
      field(words.picture_file, this.file, words.picture_help),
      this.status,
      this.latest,
      field(words.alt, this.alt, words.alt_help),
      field(words.caption, this.caption),
      field(words.credit, this.credit, words.credit_help),
    ]
  }

  get attrs() {
    const text = (input) => input.value.trim()
    return {
      image: this.image,
      alt: text(this.alt),
      caption: text(this.caption),
      credit: text(this.credit),
    }
  }
}

/** Ask for a picture and its words, and put it into the text. */
export async function openFigureDialog(editor, door) {
  const { words } = door
  const existing = figureAt(editor.state)
  const form = new FigureForm(existing?.attrs, door)
  const answer = show({
    title: existing ? words.edit_picture : words.insert_picture,
    content: form.content(),
    buttons: [
      { value: "save", label: existing ? words.save : words.insert, kind: "primary" },
      { value: "", label: words.cancel, kind: "plain" },
    ],
  })
  form.offerLatest()
  if ((await answer) === "save") saveFigure(editor, form.attrs)
  return editor.commands.focus()
}
