"""Where to look for people: everyone, the post accounts, a department and below it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from staff.ids import is_id
from staff.models import Department, Membership, User
from staff.picker.refusal import Refusal
from staff.pinyin import fold

EVERYONE = "all"
POSTS = "posts"
DEPARTMENT = "department-"


class Departments:
    """All departments, read with one query."""

    def __init__(self) -> None:
        """Read the table: it is small next to that of the people."""
        rows = list(Department.objects.all())
        self._by_id = {row.pk: row for row in rows}
        self._repeated = Counter(row.name for row in rows)

    def label(self, pk: int) -> str:
        """The name; where two have it, after that of the department above."""
        row = self._by_id[pk]
        above = self._by_id.get(row.parent_id) if row.parent_id else None
        if above is None or self._repeated[row.name] == 1:
            return row.name
        return f"{above.name} / {row.name}"

    def named(self, folded: str) -> list[int]:
        """Ids of the departments whose name contains `folded` (see `pinyin.fold`)."""
        return [pk for pk, row in self._by_id.items() if folded in fold(row.name)]

    def path(self, pk: int) -> str:
        """The path of a department; `Refusal` where there is none of that id."""
        if pk not in self._by_id:
            raise Refusal(_("This department no longer exists. Reload the page."))
        return self._by_id[pk].path

    def tree(self, parent: int | None = None) -> Iterator[Department]:
        """Every department below `parent`, each before those below it, in order."""
        for row in self._by_id.values():
            if row.parent_id == parent:
                yield row
                yield from self.tree(row.pk)


def people_in(scope: str, departments: Departments) -> QuerySet[User]:
    """The accounts of a scope that can be assigned; `Refusal` for no such scope."""
    everyone: QuerySet[User] = User.objects.assignable()
    if scope == EVERYONE:
        return everyone
    if scope == POSTS:
        return everyone.filter(kind=User.Kind.ROLE)
    number = scope.removeprefix(DEPARTMENT)
    if number == scope or not is_id(number):
        raise Refusal(_("There is no such scope. Reload the page."))
    path = departments.path(int(number))
    inside = Membership.objects.filter(department__path__startswith=path)
    return everyone.filter(pk__in=inside.values("user"))


def overview(by: User) -> dict[str, Any]:
    """The list of scopes, each with its number of people, and where to open.

    Somebody in two departments below one is counted once there. Four queries.
    """
    departments = Departments()
    people: dict[int, set[int]] = {}
    listed = User.objects.assignable()
    members = Membership.objects.filter(user__in=listed.values("pk"))
    for path, user in members.values_list("department__path", "user"):
        for pk in path.strip("/").split("/"):
            people.setdefault(int(pk), set()).add(user)
    total = listed.aggregate(
        everyone=Count("pk"), posts=Count("pk", filter=Q(kind=User.Kind.ROLE))
    )
    return {
        **total,
        "departments": [
            {
                "id": row.pk,
                "name": row.name,
                "label": departments.label(row.pk),
                "path": row.path,
                "people": len(people.get(row.pk, ())),
            }
            for row in departments.tree()
        ],
        "own": own_departments(by),
    }


def own_departments(by: User) -> list[int]:
    """Ids of the departments of `by`, the main one first. One query."""
    return list(by.memberships.values_list("department", flat=True))
