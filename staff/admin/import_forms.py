"""What the import pages post: a file, or how to read it again."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from staff.importing.sheet import MAX_BYTES
from staff.importing.text import CHOICES


class UploadForm(forms.Form):
    """A staff file; whether it can be read is found out afterwards, with its job."""

    file = forms.FileField(
        label=_("File"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_(
            "One list as .xlsx or .csv, at most %(megabytes)d MB and 50,000 rows."
        )
        % {"megabytes": MAX_BYTES >> 20},
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty."),
        },
    )

    def clean_file(self) -> UploadedFile[Any]:
        """The file, unless it is too large to keep."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(limit)d MB."),
                params={"limit": MAX_BYTES >> 20},
            )
        return file


class AgainForm(forms.Form):
    """How to read a file once more."""

    encoding = forms.ChoiceField(
        label=_("Encoding"),
        choices=[("", _("Recognise it")), *CHOICES.items()],
        required=False,
    )
    create_departments = forms.BooleanField(
        label=_("Create the missing departments"), required=False
    )

    def reading(self) -> dict[str, Any]:
        """The options of `staff.importing.tasks.read`; what was made up is left out."""
        self.is_valid()
        return {
            "encoding": self.cleaned_data.get("encoding", ""),
            "create_departments": self.cleaned_data.get("create_departments", False),
        }
