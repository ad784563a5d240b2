"""Turns the codes of the log into sentences: the one table for every page.

A sentence follows the name of whoever acted, as in "编辑甲 submitted it for review".
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.log_house import HOUSE
from articles.models import Article, Event
from articles.workflow import Act, PublicationKind
from staff.desk import EventRow
from staff.models import User

Details = Mapping[str, Any]

PLAIN: dict[str, Promise] = {
    "create": gettext_lazy("started the story"),
    "import": gettext_lazy("brought the story in"),
    Act.BIN: gettext_lazy("binned the draft"),
    Act.RESTORE: gettext_lazy("fetched the draft back"),
    "password_changed": gettext_lazy("changed the own password"),
    "password_set": gettext_lazy("set the password of %(person)s"),
    "staff_imported": gettext_lazy("imported people"),
}


def _saved(details: Details) -> str:
    return _("saved version %(version)s") % details


def _submitted(details: Details) -> str:
    shown = {"urgent_reason": ""} | dict(details)
    sentence = _(
        "submitted revision %(revision)s for review: round %(round)s, %(route)s"
    )
    return (sentence % shown) + _carried(shown)


def _carried(details: Details) -> str:
    kept = int(details.get("carried") or 0)
    if not kept:
        return ""
    sentence = ngettext(
        "; the approval of %(kept)d stage carries over",
        "; the approvals of %(kept)d stages carry over",
        kept,
    )
    return sentence % {"kept": kept}


def _recalled(details: Details) -> str:
    return _("took round %(round)s back") % details


def _approved(details: Details) -> str:
    return _("approved revision %(revision)s (%(stage)s, round %(round)s)") % details


def _sent_back(details: Details) -> str:
    return _("sent revision %(revision)s back (%(stage)s, round %(round)s)") % details


def _published(details: Details) -> str:
    if details.get("kind") == PublicationKind.UPDATE:
        return _("signed revision %(revision)s: readers see the update") % details
    return _("signed revision %(revision)s for publication") % details


def _revised(details: Details) -> str:
    return _("started a new draft from revision %(revision)s") % details


def _shared(details: Details) -> str:
    parts = (
        (details["added"], _("shared the story with %(names)s")),
        (details["removed"], _("shares it no longer with %(names)s")),
    )
    said = [text % {"names": "、".join(names)} for names, text in parts if names]
    return "; ".join(said)


TOLD: dict[str, Callable[[Details], str]] = {
    Act.SAVE: _saved,
    Act.SUBMIT: _submitted,
    Act.RESUBMIT: _submitted,
    Act.RECALL: _recalled,
    Act.APPROVE: _approved,
    Act.SEND_BACK: _sent_back,
    Act.PUBLISH: _published,
    Act.REVISE: _revised,
    "share": _shared,
    **HOUSE,
}


def sentence(event: Event) -> str:
    """What happened, in words; an act that no table knows is told by its code."""
    named = event.person.name if event.person else ""
    if event.act in PLAIN:
        return str(PLAIN[event.act]) % {"person": named}
    told = TOLD.get(event.act)
    if told is not None:
        try:
            return told({**event.details, "person": named})
        except (KeyError, TypeError, ValueError):
            # The log keeps rows of every release; one may lack what is told today.
            return str(Act(event.act).label if event.act in Act.values else event.act)
    return _("%(act)s (%(person)s)") % {
        "act": event.act.replace("_", " "),
        "person": event.person.name if event.person else "–",
    }


def note(event: Event) -> str:
    """The words that somebody wrote with the act: an opinion, a reason."""
    words = event.details.get("opinion") or event.details.get("urgent_reason")
    return str(words or "")


def history_of(article: Article) -> Iterator[EventRow]:
    """The article's log, newest first. One query."""
    return _rows(Event.objects.filter(article=article))


def history_about(act: str, pk: int) -> Iterator[EventRow]:
    """The log of the channel or route `pk`: acts that begin with `act`. One query."""
    return _rows(Event.objects.filter(act__startswith=f"{act}_", details__id=pk))


def history_of_person(person: User) -> Iterator[EventRow]:
    """What was done to this person's account, newest first. One query."""
    return _rows(Event.objects.filter(person=person))


def _rows(events: QuerySet[Event]) -> Iterator[EventRow]:
    for event in events.select_related("actor", "person").order_by("-id"):
        yield EventRow(event.at, event.actor_name, sentence(event), note(event))
