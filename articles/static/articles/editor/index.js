/* Turns every textarea of a body on the page into the one-document editor.

   Markup: <textarea data-django-prose-editor-body='{"words": …, "pictures": …}'>, as
   articles.editor.widget renders it. Without JavaScript the textarea itself holds the
   body's HTML and the form still works. */

import { BodyEditor } from "articles/editor/body-editor"

for (const textarea of document.querySelectorAll("[data-django-prose-editor-body]")) {
  const { words, pictures } = JSON.parse(textarea.dataset.djangoProseEditorBody)
  new BodyEditor(textarea, { words, pictures }).goToHash()
}
