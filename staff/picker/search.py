"""Finds people by name, pinyin, initials, 工号 or department, and orders them.

`staff/static/staff/picker/search.js` does the same for a directory that is small
enough to be filtered in the browser; a test holds the two together.
"""

import unicodedata
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Collate, Lower, Replace

from staff.models import Membership, User
from staff.picker.scopes import Departments
from staff.pinyin import fold, needle

LIST_ORDER = ("position", "id")
FOUND_ORDER = ("rank", "distance", "sounds", "number")
_SHORTEST_NUMBER_END = 3


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed, read once: its words, and the whole without its gaps."""

    words: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All words as one, folded."""
        return fold("".join(self.words))

    @property
    def number(self) -> str:
        """All words as one, written as a 工号."""
        return User.normalise_employee_no("".join(self.words))


def read(text: str) -> Query | None:
    """The query in `text`; None when nothing in it can be searched for."""
    words = unicodedata.normalize("NFKC", text).split()
    known = tuple(word for word in words if fold(word))
    return Query(known) if known else None


def found(
    people: QuerySet[User], query: Query, departments: Departments
) -> QuerySet[User]:
    """Those of `people` in whom every word of the query is found."""
    for word in query.words:
        people = people.filter(_has(word, departments))
    return people


def in_order(
    people: QuerySet[User], query: Query | None, own: list[int]
) -> QuerySet[User]:
    """`people` as they are shown, with the columns of the order.

    Without a query in the directory's own order. With one: those whose 工号, name or
    initials it is, whose name or pinyin begins with it, then the others; among equals
    the departments `own` first, then by pinyin and 工号.
    """
    if query is None:
        return people.order_by(*LIST_ORDER)
    near = Membership.objects.filter(user=OuterRef("pk"), department__in=own)
    gapless = Replace(Replace("name", Value(" ")), Value("·"))
    return (
        people.alias(written=Lower(gapless), spelt=Replace("sort_key", Value("0")))
        .annotate(
            rank=_rank(query),
            distance=Case(When(Exists(near), then=Value(0)), default=Value(1)),
            sounds=_by_code_point("sort_key"),
            number=_by_code_point("employee_no"),
        )
        .order_by(*FOUND_ORDER)
    )


def beyond(last: dict[str, object]) -> Q:
    """The rows that come after one whose columns of the order are `last`."""
    after, same = Q(), Q()
    for column, value in last.items():
        after |= same & Q((f"{column}__gt", value))
        same &= Q((column, value))
    first, value = next(iter(last.items()))
    # Implied by the rest, and lets the database start in the middle of its index.
    return Q((f"{first}__gte", value)) & after


def _has(word: str, departments: Departments) -> Q:
    number = User.normalise_employee_no(word)
    has = Q(search_key__contains=needle(word)) | Q(employee_no__startswith=number)
    if len(number) >= _SHORTEST_NUMBER_END:
        has |= Q(employee_no__endswith=number)
    if named := departments.named(fold(word)):
        members = Membership.objects.filter(department__in=named)
        has |= Q(pk__in=members.values("user"))
    return has


def _rank(query: Query) -> Case:
    tests = (
        Q(employee_no=query.number),
        Q(written=query.whole),
        Q(initials=query.whole),
        Q(written__startswith=query.whole),
        Q(spelt__startswith=query.whole),
    )
    whens = [When(test, then=Value(place)) for place, test in enumerate(tests)]
    return Case(*whens, default=Value(len(tests)))


def _by_code_point(column: str) -> Collate:
    """The column in the one order that every database and the browser share."""
    return Collate(column, "C" if connection.vendor == "postgresql" else "BINARY")
