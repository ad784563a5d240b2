"""The form in which a story is written, and the text it makes."""

import re
from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.actions import Named, Text
from articles.admin.names import credited, outside_in, split_names, staff_in
from articles.document import image_url
from articles.editor.field import BodyFormField
from articles.models import Channel, Draft, Image
from articles.pictures.intake import BadPicture
from articles.pictures.keep import keep, may_upload
from articles.workflow import CreditRole
from staff.models import User
from staff.picker import PeopleField

LONGEST_BODY = 600_000  # characters of HTML: some 200,000 of text
MOST_PEOPLE = 20
_SHA256 = re.compile(r"[0-9a-f]{64}")

# Field of people, field of names from outside, and what they are credited with.
ROLES = (
    ("reporters", "outside_reporters", CreditRole.REPORTER),
    ("translators", "outside_translators", CreditRole.TRANSLATOR),
    ("editors", "outside_editors", CreditRole.EDITOR),
)
PRINTED = (
    "headline",
    "kicker",
    "subtitle",
    "dateline",
    "source",
    "original_title",
    "original_author",
    "lead_alt",
    "lead_caption",
    "lead_credit",
)
CHOOSE_CHANNEL = _("Choose a channel")
_RELOAD = _("The page did not arrive whole. Save again; what you typed is still here.")


class SourceTimeField(forms.DateTimeField):
    """When the source printed it, between 1900 and 2100."""

    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
    )

    def to_python(self, value: Any) -> datetime | None:
        """The time, aware; dates at the ends of the calendar cannot be stored."""
        at = super().to_python(value)
        if at is not None and not 1900 <= at.year < 2100:  # noqa: PLR2004 - see above
            raise ValidationError(_("Write a time between 1900 and 2100."))
        return at


def printed_field(name: str, **changes: Any) -> forms.CharField:
    """The form field of a line of the draft, with the column's own label and length."""
    column = cast("models.CharField[str, str]", Draft._meta.get_field(name))
    field = cast("forms.CharField", column.formfield(**changes))
    field.widget.attrs.setdefault("autocomplete", "off")
    return field


class TextForm(forms.Form):
    """Everything that a person writes in a draft; `by` is that person.

    `draft` is what is being changed, None for a new story. A posted form names the
    draft and the version it was written on top of.
    """

    use_required_attribute = False

    draft = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _RELOAD, "invalid": _RELOAD},
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _RELOAD, "invalid": _RELOAD},
    )
    channel = forms.ModelChoiceField(
        label=_("Channel"),
        queryset=Channel.objects.all(),
        empty_label=None,
        error_messages={
            "required": _("Choose a channel."),
            "invalid_choice": _("This channel no longer exists. Choose another."),
        },
    )
    source_time = SourceTimeField(label=_("Time at the source"), required=False)
    is_reprint = forms.BooleanField(label=_("This is a reprint"), required=False)
    body = BodyFormField(label=_("Text"), required=False, max_length=LONGEST_BODY)
    lead = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    lead_file = forms.FileField(
        label=_("Picture file"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}
        ),
        help_text=_("JPEG, PNG, WebP or GIF, up to 20 MB."),
    )
    lead_remove = forms.BooleanField(label=_("Take the picture away"), required=False)

    def __init__(self, *args: Any, by: User, draft: Draft | None, **options: Any):
        """See the class; `options` are those of every form."""
        super().__init__(*args, **options)
        self.by = by
        self.before = Text.of(draft) if draft else None
        self.stored = draft
        self.image: Image | None = None
        for name in PRINTED:
            self.fields[name] = printed_field(name)
        for people, outside, role in ROLES:
            self._add_people(people, outside, role)
        self.initial = {**self._stored_values(), **self.initial}
        if draft is None:
            channel = cast("forms.ModelChoiceField[Channel]", self.fields["channel"])
            channel.empty_label = CHOOSE_CHANNEL
            del self.fields["draft"], self.fields["version"]

    def _add_people(self, people: str, outside: str, role: CreditRole) -> None:
        self.fields[people] = PeopleField(
            place="byline",
            subject="",
            by=self.by,
            cap=MOST_PEOPLE,
            required=False,
            label=role.label,
        )
        self.fields[outside] = forms.CharField(
            label=_("Names from outside"),
            required=False,
            max_length=2_000,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            help_text=_("With 、 between names."),
        )

    def _stored_values(self) -> dict[str, Any]:
        draft, text = self.stored, self.before
        if draft is None or text is None:
            return {}
        values = {name: getattr(text, name) for name in (*PRINTED, "is_reprint")}
        for people, outside, role in ROLES:
            named = [name for name in text.credits if name.role == role]
            values |= {people: staff_in(named), outside: "、".join(outside_in(named))}
        return values | {
            "draft": draft.pk,
            "version": draft.version,
            "channel": text.channel.pk,
            "source_time": text.source_time,
            "body": text.body,
            "lead": text.lead.sha256 if text.lead else "",
        }

    def clean_outside_reporters(self) -> list[str]:
        """The names one by one."""
        return split_names(self.cleaned_data["outside_reporters"])

    def clean_outside_translators(self) -> list[str]:
        """The names one by one."""
        return split_names(self.cleaned_data["outside_translators"])

    def clean_outside_editors(self) -> list[str]:
        """The names one by one."""
        return split_names(self.cleaned_data["outside_editors"])

    def clean(self) -> None:
        """Find or keep the lead picture, so that no other mistake loses it."""
        file = self.cleaned_data.get("lead_file")
        sha256 = self.cleaned_data.get("lead")
        if sha256 and not self.cleaned_data.get("lead_remove"):
            self.image = Image.objects.filter(sha256=sha256).first()
        if file is not None:
            self._keep(file)
        elif sha256 and self.image is None and not self.cleaned_data.get("lead_remove"):
            self.add_error(
                "lead_file", _("The lead picture is not there. Choose it again.")
            )
        shown = cast("QueryDict", self.data).copy()
        shown["lead"] = self.image.sha256 if self.image else ""
        shown.pop("lead_remove", None)
        self.data = shown

    def _keep(self, file: Any) -> None:
        if not may_upload(self.by):
            self.add_error("lead_file", _("You may not upload pictures."))
            return
        try:
            self.image = keep(file, by=self.by)
        except BadPicture as bad:
            self.add_error("lead_file", str(bad))

    @property
    def lead_address(self) -> str:
        """Where the lead picture that the form holds is shown from, if it has one."""
        sha256 = str(self["lead"].value() or "")
        return image_url(sha256) if _SHA256.fullmatch(sha256) else ""

    def credits(self) -> tuple[Named, ...]:
        """The printed names in order: reporters, translators, responsible editors."""
        before = self.before.credits if self.before else ()
        return tuple(
            name
            for people, outside, role in ROLES
            for name in credited(
                role, self.cleaned_data[people], self.cleaned_data[outside], before
            )
        )

    def text(self) -> Text:
        """The text that was typed; only of a valid form."""
        data = self.cleaned_data
        return Text(
            channel=data["channel"],
            source_time=data["source_time"],
            is_reprint=data["is_reprint"],
            body=data["body"],
            lead=self.image,
            notice=self.before.notice if self.before else "",
            credits=self.credits(),
            **{name: data[name] for name in PRINTED},
        )
