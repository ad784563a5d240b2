"""The people of the demo newsroom: the staff file, and accounts that can sign in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group

from newsroom.demo.plan import Account
from staff.admin.rights import record_changes, rights_of
from staff.importing.apply import Origin, apply
from staff.importing.directory import snapshot
from staff.importing.parse import parse
from staff.importing.plan import plan
from staff.models import User


@dataclass(frozen=True, slots=True)
class People:
    """The directory by 工号."""

    by_number: dict[str, User]

    def named(self, name: str) -> User | None:
        """The person of this name, if there is exactly one."""
        found = [
            user
            for user in self.by_number.values()
            if user.name == name and user.kind == User.Kind.PERSON
        ]
        return found[0] if len(found) == 1 else None


def import_staff(file: Path) -> None:
    """Bring in the staff file as the importer does, departments included."""
    data = file.read_bytes()
    sheet = parse(data)
    origin = Origin(file.name, hashlib.sha256(data).hexdigest(), sheet.encoding)
    found = plan(sheet.rows, snapshot(), create_departments=True)
    apply(found, by=None, origin=origin)


def open_accounts(accounts: Iterable[Account], password: str) -> User:
    """Give these people a password of their own and their groups; the administrator.

    Everybody else stays without a password.
    """
    admin: User | None = None
    for account in accounts:
        user = User.objects.get(employee_no=account.employee_no)
        user.set_own_password(password)
        user.is_superuser = account.is_superuser
        user.save(update_fields=["password", "password_is_own", "is_superuser"])
        if user.is_superuser:
            admin = user
    if admin is None:
        raise ValueError("The plan names no administrator.")
    for account in accounts:
        _join(account, by=admin)
    return admin


def _join(account: Account, *, by: User) -> None:
    user = User.objects.get(employee_no=account.employee_no)
    before = rights_of(user.pk)
    user.groups.set(Group.objects.filter(name__in=account.groups))
    record_changes(before, by=by, person=user)


def directory() -> People:
    """Everybody, as stored now."""
    return People({user.employee_no: user for user in User.objects.all()})
