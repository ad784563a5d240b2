"""The first form of pasting in: the raw text, or a text file."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from articles import intake

LARGEST_FILE = 4 * 1024 * 1024  # bytes, like the largest paste


class RawField(forms.CharField):
    """A pasted text as it is; whether it is a story, `intake.parse` says."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        """See the class; NUL characters are a reason for `intake` to refuse."""
        super().__init__(strip=False, required=False, **options)
        self.validators = []


class RawForm(forms.Form):
    """A paste or a file; cleans to `raw` and the `story` read from it."""

    use_required_attribute = False

    raw = RawField(
        label=gettext_lazy("The story as it came"),
        widget=forms.Textarea(attrs={"rows": 18, "autofocus": True}),
    )
    file = forms.FileField(
        label=gettext_lazy("or a text file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,text/plain"}),
    )

    def clean(self) -> dict[str, Any]:
        """Decode the file if there is one, and read the story."""
        file = self.cleaned_data.get("file")
        try:
            raw = self._decoded(file) if file else self.cleaned_data.get("raw", "")
            story = intake.parse(raw)
        except intake.Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from unreadable
        return {"raw": raw, "story": story}

    def _decoded(self, file: Any) -> str:
        if file.size > LARGEST_FILE:
            raise intake.TooLong
        text = intake.decode(file.read())
        # Should the text be refused, it stands in the box to be shortened there.
        shown = cast("QueryDict", self.data).copy()
        shown["raw"] = text
        self.data = shown
        return text
