/* Typing over a selection, done here instead of by the browser.

   Chromium keeps the look of text it replaces by putting a style attribute around the
   new text; ProseMirror drops it again, but the content policy has reported it. */

import { Extension, pm } from "django-prose-editor/editor"

const isOver = ({ state, composing }) =>
  !composing && state.selection instanceof pm.state.TextSelection && !state.selection.empty

export const Typing = Extension.create({
  name: "typing",

  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        props: {
          handleDOMEvents: {
            beforeinput(view, event) {
              if (event.inputType !== "insertText" || !event.data || !isOver(view))
                return false
              event.preventDefault()
              view.dispatch(view.state.tr.insertText(event.data).scrollIntoView())
              return true
            },
            // An input method's text cannot be taken over, but its place can be cleared.
            compositionstart(view) {
              if (!isOver(view)) return false
              const { tr, selection } = view.state
              const marks = selection.$from.marksAcross(selection.$to)
              view.dispatch(tr.deleteSelection().ensureMarks(marks ?? []))
              return false
            },
          },
        },
      }),
    ]
  },
})
