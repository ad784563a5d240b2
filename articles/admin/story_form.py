"""The second form of pasting in: what was read, every part of it to be corrected.

Nothing is kept between the two forms but what this one posts: the raw text, which is
read again, and the person's corrections of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import intake
from articles.actions import Text
from articles.admin.names import credited, split_names
from articles.admin.paste_form import RawField
from articles.admin.same_names import OUTSIDE, staff_named, which
from articles.admin.text_form import CHOOSE_CHANNEL, SourceTimeField, printed_field
from articles.models import Channel
from articles.workflow import CreditRole
from staff.models import User
from staff.picker import PeopleField

SUBHEAD = "## "
# A form may have 1,000 fields; the quotes after these are taken as they were read.
MOST_QUOTES = 200
_CREDITED = (("reporters", CreditRole.REPORTER), ("editors", CreditRole.EDITOR))


@dataclass(frozen=True, slots=True)
class QuoteFields:
    """The three fields of one quote, beside the words they are about."""

    words: str
    speaker: forms.BoundField
    role: forms.BoundField
    skip: forms.BoundField


class StoryForm(forms.Form):
    """What was read from `story`, every part of it to be corrected by `by`."""

    use_required_attribute = False

    raw = RawField(widget=forms.Textarea(attrs={"rows": 30, "readonly": True}))
    channel = forms.ModelChoiceField(
        label=gettext_lazy("Channel"),
        queryset=Channel.objects.all(),
        empty_label=CHOOSE_CHANNEL,
        error_messages={"required": gettext_lazy("Choose a channel.")},
    )
    source_time = SourceTimeField(
        label=gettext_lazy("Time at the source"), required=False
    )
    blocks = forms.CharField(
        label=gettext_lazy("Paragraphs"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22}),
        max_length=intake.LONGEST_STORY * 2,
        help_text=gettext_lazy("One paragraph a line; a subhead begins with ##."),
        error_messages={"required": gettext_lazy("There is no text left.")},
    )

    def __init__(self, *args: Any, by: User, story: intake.Story, **options: Any):
        """See the class; `options` are those of every form."""
        super().__init__(*args, **options)
        self.by = by
        self.story = story
        for name in ("headline", "source", "dateline"):
            self.fields[name] = printed_field(name)
        self.fields["headline"].required = True
        self.fields["headline"].error_messages["required"] = _("Type the headline.")
        for name, role in _CREDITED:
            self._add_people(name, role, getattr(story, name))
        for number, quote in enumerate(story.quotes[:MOST_QUOTES]):
            self._add_quote(number, quote)
        self.initial = {**self._read(), **self.initial}

    def _add_people(self, name: str, role: CreditRole, found: tuple[str, ...]) -> None:
        matches = staff_named(found)
        sure = [people[0].pk for people in matches.values() if len(people) == 1]
        self.fields[name] = PeopleField(
            place="byline", subject="", by=self.by, required=False, label=role.label
        )
        self.fields[f"outside_{name}"] = forms.CharField(
            label=_("Names from outside"),
            required=False,
            max_length=2_000,
            help_text=_("With 、 between names."),
        )
        unknown = [one for one in found if not matches[one]]
        self.initial[name] = sure
        self.initial[f"outside_{name}"] = "、".join(unknown)
        for number, printed in enumerate(found):
            if len(matches[printed]) > 1:
                self.fields[f"{name}-{number}"] = which(printed, matches[printed])

    def _add_quote(self, number: int, quote: intake.StoryQuote) -> None:
        self.fields[f"speaker-{number}"] = _short(_("Speaker"), 200)
        self.fields[f"role-{number}"] = _short(_("Speaker's position"), 200)
        self.fields[f"skip-{number}"] = forms.BooleanField(
            label=_("Not a quote"), required=False
        )
        self.initial[f"speaker-{number}"] = quote.speaker or ""
        self.initial[f"role-{number}"] = quote.role or ""

    def _read(self) -> dict[str, Any]:
        story = self.story
        at = story.published_at
        return {
            "headline": story.title or "",
            "source": story.source or "",
            "dateline": story.dateline or "",
            "source_time": at and timezone.make_aware(at),
            "blocks": "\n\n".join(
                (SUBHEAD if block.kind == "h2" else "") + block.text
                for block in story.blocks
            ),
        }

    def same_names(self) -> Iterator[forms.BoundField]:
        """A question for each name that several people have."""
        for name, _role in _CREDITED:
            for number in range(len(getattr(self.story, name))):
                if f"{name}-{number}" in self.fields:
                    yield self[f"{name}-{number}"]

    def quotes(self) -> Iterator[QuoteFields]:
        """The quotes that can be corrected, in order of reading."""
        for number, quote in enumerate(self.story.quotes[:MOST_QUOTES]):
            yield QuoteFields(
                quote.text,
                self[f"speaker-{number}"],
                self[f"role-{number}"],
                self[f"skip-{number}"],
            )

    def clean_outside_reporters(self) -> list[str]:
        """The names one by one."""
        return split_names(self.cleaned_data["outside_reporters"])

    def clean_outside_editors(self) -> list[str]:
        """The names one by one."""
        return split_names(self.cleaned_data["outside_editors"])

    def clean_blocks(self) -> list[intake.Block]:
        """The paragraphs and subheads, without empty lines."""
        found = []
        for line in self.cleaned_data["blocks"].splitlines():
            text = line.removeprefix(SUBHEAD).strip(" \t")
            if text:
                found.append(
                    intake.Block("h2" if line.startswith(SUBHEAD) else "p", text)
                )
        if not found:
            raise ValidationError(_("There is no text left."))
        return found

    def corrected(self) -> tuple[str, int]:
        """The body, and how many quotes have no place in it any more."""
        blocks = self.cleaned_data["blocks"]
        wanted = list(self._wanted())
        placed = intake.relocate(blocks, wanted)
        story = replace(self.story, blocks=tuple(blocks), quotes=placed)
        return intake.to_body(story), len(wanted) - len(placed)

    def _wanted(self) -> Iterator[intake.StoryQuote]:
        data = self.cleaned_data
        for number, quote in enumerate(self.story.quotes):
            if number >= MOST_QUOTES:
                yield quote
            elif not data[f"skip-{number}"]:
                yield replace(
                    quote,
                    speaker=data[f"speaker-{number}"],
                    role=data[f"role-{number}"],
                )

    def text(self, body: str) -> Text:
        """The text as corrected; only of a valid form."""
        data = self.cleaned_data
        return Text(
            channel=data["channel"],
            headline=data["headline"],
            source=data["source"],
            source_time=data["source_time"],
            dateline=data["dateline"],
            body=body,
            credits=tuple(
                named
                for name, role in _CREDITED
                for named in credited(role, self._people(name), self._outside(name))
            ),
        )

    def _chosen(self, name: str) -> Iterator[tuple[str, str]]:
        """Printed names that several people have, with the answer to which it is."""
        for number, printed in enumerate(getattr(self.story, name)):
            answer = self.cleaned_data.get(f"{name}-{number}")
            if answer:
                yield printed, answer

    def _people(self, name: str) -> list[User]:
        ids = [int(who) for _name, who in self._chosen(name) if who != OUTSIDE]
        also = User.objects.assignable().in_bulk(ids).values()
        return list(dict.fromkeys([*self.cleaned_data[name], *also]))

    def _outside(self, name: str) -> list[str]:
        also = [printed for printed, who in self._chosen(name) if who == OUTSIDE]
        return list(dict.fromkeys([*self.cleaned_data[f"outside_{name}"], *also]))


def _short(label: str, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
