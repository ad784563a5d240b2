"""The sentences that the browser puts together, translated here.

Each is a pair: for one and for several. The browser fills in what %(…)s names.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def words() -> dict[str, tuple[str, str]]:
    """Every sentence of the dialog's modules, by its key."""
    one, several = _counted(1), _counted(2)
    return {key: (one[key], several[key]) for key in one} | {
        key: (text, text) for key, text in _plain().items()
    }


def _counted(n: int) -> dict[str, str]:
    return {
        "total": ngettext("%(n)s person", "%(n)s people", n),
        "found": ngettext("%(n)s person found", "%(n)s people found", n),
        "skipped": ngettext(
            "%(n)s person who cannot be chosen was left out.",
            "%(n)s people who cannot be chosen were left out.",
            n,
        ),
        "tasks": ngettext("%(n)s open task", "%(n)s open tasks", n),
        "selectPeople": ngettext("select %(n)s person", "select %(n)s people", n),
        "unselectPeople": ngettext("unselect %(n)s person", "unselect %(n)s people", n),
        "clearPeople": ngettext("remove %(n)s person", "remove all %(n)s people", n),
        "askSelect": ngettext("Select %(n)s person?", "Select %(n)s people?", n),
        "askDiscard": ngettext("Discard %(n)s change?", "Discard %(n)s changes?", n),
        "inactive": ngettext(
            "%(n)s account is no longer in use: better choose somebody else.",
            "%(n)s accounts are no longer in use: better choose others.",
            n,
        ),
        "cap": ngettext(
            "At most %(n)s person can be chosen here.",
            "At most %(n)s people can be chosen here.",
            n,
        ),
    }


def _plain() -> dict[str, str]:
    return {
        "selected": _("%(n)s selected"),
        "changed": _("%(n)s selected (%(added)s added, %(removed)s removed)"),
        "everyone": _("Everyone (%(n)s)"),
        "posts": _("Post accounts (%(n)s)"),
        "department": _("%(name)s (%(n)s)"),
        "selectAll": _("Select all (%(n)s)"),
        "selectFound": _("Select all found (%(n)s)"),
        "confirm": _("OK (%(n)s)"),
        "chosen": _("Selected (%(n)s)"),
        "undo": _("Undo: %(what)s"),
        "undone": _("Undone: %(what)s"),
        "selectOne": _("select %(name)s"),
        "unselectOne": _("unselect %(name)s"),
        "remove": _("Remove %(name)s"),
        "person": _("%(name)s, %(department)s, employee number %(number)s"),
        "personAlone": _("%(name)s, employee number %(number)s"),
        "post": _("post"),
        "postAccount": _("post account"),
        "gone": _("no longer in use"),
        "barred": _("%(name)s cannot be chosen: %(reason)s"),
        "nobody": _("Nobody found for “%(query)s”"),
        "empty": _("Nobody is here."),
        "none": _("Nobody selected yet"),
        "failed": _(
            "The list could not be loaded. Check the connection and try again."
        ),
    }
