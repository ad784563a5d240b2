"""The widget of a body: a textarea that the page's script turns into the editor."""

from typing import Any

from django.urls import reverse
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from articles.editor.media import editor_media
from articles.editor.words import WORDS
from articles.pictures.intake import MAX_BYTES


class BodyWidget(AdminProseEditorWidget):  # type: ignore[misc]  # ships no types
    """A textarea with `data-django-prose-editor-body`, which index.js looks for."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 24} | (attrs or {}), preset="body")

    @property
    def media(self) -> Media:
        """Our modules and styles; none of the package's own presets and fonts."""
        return editor_media()

    def get_config(self) -> dict[str, Any]:
        """What the script is told, as JSON in the attribute."""
        return {
            "words": {name: str(word) for name, word in WORDS.items()},
            "pictures": {
                "upload": reverse("picture-upload"),
                "latest": reverse("picture-latest"),
                "max_bytes": MAX_BYTES,
            },
        }
