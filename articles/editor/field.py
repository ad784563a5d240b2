"""The form field of a body."""

from typing import Any

from django import forms

from articles.document import parse
from articles.editor.widget import BodyWidget


class BodyFormField(forms.CharField):
    """HTML in, a body that may be stored out: sanitised, canonical, every id present.

    For `Draft.body`; whatever was pasted or posted, `clean` returns only the
    vocabulary of articles.document. A body without any text counts as empty.
    """

    widget = BodyWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """The body in the posted HTML."""
        return parse(super().to_python(value) or "").body
