/* 小标题: the only level of heading, h2 with data-id. Line breaks do not go in it. */

import { Heading } from "django-prose-editor/editor"

export const Subhead = Heading.extend({
  content: "text*",

  addAttributes() {
    return {
      level: { default: 2, rendered: false },
      id: {
        default: null,
        keepOnSplit: false,
        parseHTML: (element) => element.getAttribute("data-id"),
        renderHTML: ({ id }) => (id ? { "data-id": id } : {}),
      },
    }
  },
}).configure({ levels: [2] })
