"""One page of people."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from staff.models import User
from staff.picker import search
from staff.picker.ask import PageAsked
from staff.picker.refusal import Refusal
from staff.picker.rows import COLUMNS
from staff.picker.scopes import Departments, own_departments, people_in


@dataclass(frozen=True, slots=True)
class Page:
    """The people of a page, how many there are in all, and where the next begins.

    `next` is what to ask for as `after`; None on the last page.
    """

    people: list[User]
    total: int
    next: int | None
    departments: Departments


def page_of(asked: PageAsked, by: User) -> Page:
    """The page asked for. Four queries, six with a query and a page before."""
    departments = Departments()
    people = people_in(asked.scope, departments)
    query = search.read(asked.text)
    if query is not None:
        people = search.found(people, query, departments)
    own = own_departments(by) if query else []
    total = people.count()
    ordered = search.in_order(people, query, own).only(*COLUMNS)
    if asked.after is not None:
        columns = search.FOUND_ORDER if query else search.LIST_ORDER
        anyone = search.in_order(User.objects.filter(pk=asked.after), query, own)
        last = anyone.values(*columns).first()
        if last is None:
            raise Refusal(_("The list has changed. Search again."))
        ordered = ordered.filter(search.beyond(last))
    found = list(ordered[: asked.limit + 1])
    shown = found[: asked.limit]
    following = shown[-1].pk if len(found) > len(shown) else None
    return Page(shown, total, following, departments)
