"""A story's raw text to what its owner would enter, through intake and pictures."""

import json
from dataclasses import replace
from html import escape
from pathlib import Path

from django.core.files import File
from django.utils import timezone

from articles import intake
from articles.actions import Named, Text
from articles.models import Channel, Image
from articles.pictures.keep import keep
from articles.workflow import CreditRole
from newsroom.demo.people import People
from newsroom.demo.plan import Lead, NextDraft, Reprint, StoryPlan
from staff.models import User


def text_of(plan: StoryPlan, folder: Path, people: People) -> Text:
    """The text as the paste page hands it over, looked over, names matched to staff."""
    file = folder / plan.file
    story = _looked_over(intake.parse(intake.decode(file.read_bytes())), file)
    published = story.published_at
    fields: dict[str, object] = {
        "headline": story.title or "",
        "dateline": story.dateline or "",
        "source": story.source or "",
        "source_time": timezone.make_aware(published) if published else None,
        "body": intake.to_body(story),
        "credits": _credits(story, plan.reprint, people),
    }
    if plan.lead:
        owner = people.by_number[plan.owner]
        fields |= _lead(plan.lead, folder, by=owner)
    if plan.reprint:
        fields |= _reprint(plan.reprint)
    channel = Channel.objects.get(slug=plan.channel)
    return Text(channel=channel, **fields)  # type: ignore[arg-type]  # by name


def with_changes(body: str, plan: NextDraft) -> dict[str, str]:
    """The headline and the longer body of a new draft."""
    added = f"<p>{escape(plan.add_paragraph, quote=False)}</p>"
    return {"headline": plan.title, "body": body + added}


def _looked_over(story: intake.Story, file: Path) -> intake.Story:
    """The story after somebody mended speakers on the paste page.

    The file beside the text says what a careful reader found in it.
    """
    found = json.loads(file.with_suffix(".json").read_text("utf-8"))
    said = {quote["text"]: quote for quote in found["quotes"]}
    quotes = tuple(
        replace(
            quote, speaker=said[quote.text]["speaker"], role=said[quote.text]["role"]
        )
        if quote.text in said
        else quote
        for quote in story.quotes
    )
    return replace(story, quotes=quotes)


def _credits(
    story: intake.Story, reprint: Reprint | None, people: People
) -> tuple[Named, ...]:
    found = [_named(CreditRole.REPORTER, name, people) for name in story.reporters]
    found += [_named(CreditRole.EDITOR, name, people) for name in story.editors]
    if reprint:
        editor = people.by_number[reprint.responsible_editor]
        if editor.name not in story.editors:
            found.append(Named(CreditRole.EDITOR, editor.name, editor.pk))
    return tuple(found)


def _named(role: CreditRole, name: str, people: People) -> Named:
    user = people.named(name)
    return Named(role, name, user.pk if user else None)


def _lead(plan: Lead, folder: Path, *, by: User) -> dict[str, object]:
    path = folder / plan.file
    with path.open("rb") as opened:
        image: Image = keep(File(opened, name=path.name), by=by)
    return {
        "lead": image,
        "lead_alt": plan.alt,
        "lead_caption": plan.caption,
        "lead_credit": plan.credit,
    }


def _reprint(plan: Reprint) -> dict[str, object]:
    return {
        "is_reprint": True,
        "source": plan.source,
        "original_title": plan.original_title,
        "original_author": plan.original_author,
    }
