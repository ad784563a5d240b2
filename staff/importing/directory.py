"""The directory as rows to the directory as an import plan sees it."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from staff.importing.plan import Directory, PersonRecord
from staff.importing.values import DepartmentPath
from staff.models import Department, Membership, User

BATCH = 1_000


def batches(numbers: Collection[str]) -> Iterator[list[str]]:
    """`numbers` in lists that a query can take."""
    ordered = list(numbers)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def department_paths() -> dict[int, DepartmentPath]:
    """The path of names of each department, by id."""
    rows = {
        pk: (name, parent)
        for pk, name, parent in Department.objects.values_list("id", "name", "parent")
    }
    found: dict[int, DepartmentPath] = {}
    for pk in rows:
        names: list[str] = []
        level: int | None = pk
        while level is not None:
            name, level = rows[level]
            names.append(name)
        found[pk] = tuple(reversed(names))
    return found


def snapshot(numbers: Collection[str] | None = None) -> Directory:
    """The whole directory now, or that of the accounts with these 工号."""
    paths = department_paths()
    people: dict[str, PersonRecord] = {}
    if numbers is None:
        people.update(_people(User.objects.all(), Membership.objects.all(), paths))
    else:
        for some in batches(numbers):
            users = User.objects.filter(employee_no__in=some)
            memberships = Membership.objects.filter(user__employee_no__in=some)
            people.update(_people(users, memberships, paths))
    return Directory(people, frozenset(paths.values()))


def _people(
    users: QuerySet[User],
    memberships: QuerySet[Membership],
    paths: dict[int, DepartmentPath],
) -> Iterator[tuple[str, PersonRecord]]:
    belongs: dict[int, list[DepartmentPath]] = defaultdict(list)
    rows = memberships.order_by("-is_main", "id").values_list("user", "department")
    for user, department in rows:
        belongs[user].append(paths[department])
    fields = ("name", "kind", "post", "email", "phone", "is_active")
    others = ("is_superuser", "version", "employee_no", "id")
    for row in users.order_by("position", "id").values(*fields, *others):
        record = PersonRecord(
            **{field: row[field] for field in fields},
            employee_no=row["employee_no"],
            departments=tuple(belongs[row["id"]]),
            is_administrator=row["is_superuser"],
            version=row["version"],
        )
        yield record.employee_no, record
