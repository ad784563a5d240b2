"""The writable part of a draft as one value, and how it gets into the rows."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from articles import document
from articles.models import Channel, Credit, Draft, Image, Quote, Section
from articles.workflow import CreditRole


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name; `user_id` says whom of the staff it stands for, if anybody."""

    role: CreditRole
    name: str
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Everything that a person writes in a draft."""

    channel: Channel
    headline: str = ""
    kicker: str = ""
    subtitle: str = ""
    dateline: str = ""
    source: str = ""
    source_time: datetime | None = None
    is_reprint: bool = False
    original_title: str = ""
    original_author: str = ""
    notice: str = ""
    body: str = ""
    lead: Image | None = None
    lead_alt: str = ""
    lead_caption: str = ""
    lead_credit: str = ""
    credits: tuple[Named, ...] = ()

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """What the draft holds now."""
        return cls(
            credits=tuple(
                Named(CreditRole(row.role), row.name, row.user_id)
                for row in draft.credits.all()
            ),
            **{name: getattr(draft, name) for name in COLUMNS},
        )


COLUMNS = tuple(field.name for field in fields(Text) if field.name != "credits")


def fill(draft: Draft, text: Text) -> document.Document:
    """Put the text into the draft's columns, the body in its cleaned form."""
    parsed = document.parse(text.body)
    for name in COLUMNS:
        setattr(draft, name, getattr(text, name))
    draft.body = parsed.body
    draft.length = parsed.length
    return parsed


def derive(draft: Draft, parsed: document.Document, named: Iterable[Named]) -> None:
    """Make the rows that follow from the text: sections, quotes and credits."""
    draft.sections.all().delete()
    draft.quotes.all().delete()
    draft.credits.all().delete()
    Section.objects.bulk_create(
        Section(
            draft=draft,
            ident=section.id,
            position=section.position,
            heading=section.heading[:500],
            text=section.text,
        )
        for section in parsed.sections
    )
    Quote.objects.bulk_create(
        Quote(
            draft=draft,
            ident=quote.id,
            position=quote.position,
            section_ident=quote.section_id,
            text=quote.text,
            speaker=quote.speaker[:200],
            role=quote.role[:200],
        )
        for quote in parsed.quotes
    )
    Credit.objects.bulk_create(
        Credit(
            draft=draft,
            role=name.role,
            position=position,
            user_id=name.user_id,
            name=name.name,
        )
        for position, name in enumerate(named)
    )
