/* Everything a body can hold, and nothing else: the vocabulary of articles.document. */

import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  History,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Text,
} from "django-prose-editor/editor"
import { Figure } from "articles/editor/figure"
import { Subhead } from "articles/editor/heading"
import { Ids } from "articles/editor/ids"
import { Quote } from "articles/editor/quote"
import { Typing } from "articles/editor/typing"

const Address = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
  addKeyboardShortcuts: () => ({}),
  renderHTML: ({ HTMLAttributes: { href } }) => ["a", { href, rel: "noopener" }, 0],
}).configure({
  autolink: false,
  linkOnPaste: false,
  openOnClick: false,
  isAllowedUri: (address) => /^(https?:\/\/|mailto:)/i.test(address),
})

const PlainList = OrderedList.extend({ addAttributes: () => ({}) })
const OfParagraphs = { content: "paragraph+" }

/** The extensions; `openQuote` and `openFigure` show the dialogs. */
export function extensions({ openQuote, openFigure, words }) {
  return [
    Document,
    Paragraph,
    Text,
    Quote.configure({ open: openQuote }),
    Address,
    Bold,
    Italic,
    HardBreak,
    Subhead,
    BulletList,
    PlainList,
    ListItem.extend(OfParagraphs),
    Blockquote.extend(OfParagraphs),
    Figure.configure({ open: openFigure, words }),
    Ids,
    Typing,
    History,
    Gapcursor,
    Dropcursor.configure({ color: false, class: "body-editor__drop" }),
  ]
}
