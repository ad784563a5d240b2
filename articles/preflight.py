"""What a text must have before reviewers are asked to read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import document


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing missing, as a sentence, and the field where it is mended.

    `place` is a form field's name; for the body it may go on as ``body#q-<id>``.
    """

    sentence: str | Promise
    place: str


def problems(content: document.Content, *, is_reprint: bool) -> list[Problem]:
    """Everything that keeps this text from being submitted, in reading order."""
    parsed = document.parse(content.body)
    return [
        *_whole(content, parsed),
        *_quotes(parsed),
        *_pictures(content, parsed),
        *(_reprint(content) if is_reprint else ()),
    ]


def _whole(content: document.Content, parsed: document.Document) -> Iterator[Problem]:
    if not content.headline.strip():
        yield Problem(_("The headline is missing."), "headline")
    if not parsed.text.strip():
        yield Problem(_("The text is empty."), "body")


def _quotes(parsed: document.Document) -> Iterator[Problem]:
    for quote in parsed.quotes:
        if not quote.speaker.strip():
            words = Truncator(quote.text).chars(20)
            yield Problem(
                _("Nobody is named as the speaker of “%(words)s”.") % {"words": words},
                f"body#q-{quote.id}",
            )


def _pictures(
    content: document.Content, parsed: document.Document
) -> Iterator[Problem]:
    lead = content.lead
    if lead is not None and not lead.alt.strip():
        yield Problem(_("The lead picture has no alternative text."), "lead_alt")
    if lead is not None and not lead.credit.strip():
        yield Problem(_("The lead picture has no credit."), "lead_credit")
    for number, figure in enumerate(parsed.figures, start=1):
        if not figure.alt.strip():
            yield Problem(
                _("Picture %(number)d in the text has no alternative text.")
                % {"number": number},
                "body",
            )
        if not figure.credit.strip():
            yield Problem(
                _("Picture %(number)d in the text has no credit.") % {"number": number},
                "body",
            )


def _reprint(content: document.Content) -> Iterator[Problem]:
    needed = [
        (content.source, _("A reprint names its source."), "source"),
        (
            content.original_title,
            _("A reprint names the original title."),
            "original_title",
        ),
        (
            content.original_author,
            _("A reprint names the original author."),
            "original_author",
        ),
        (
            "".join(content.editors),
            _("A reprint names a responsible editor."),
            "editors",
        ),
    ]
    for value, sentence, place in needed:
        if not value.strip():
            yield Problem(sentence, place)
