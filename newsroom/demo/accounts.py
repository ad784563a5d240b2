"""Tells who can sign in to the demo newsroom."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.demo.plan import DemoPlan
from staff.models import User

ROLES: dict[str, Promise] = {
    "editor": gettext_lazy("writes, pastes stories in and submits them"),
    "reviewer": gettext_lazy("reviews: %(stage)s"),
    "chief": gettext_lazy("desk chief, signs for publication"),
    "admin": gettext_lazy("administrator: staff, log, everything but decisions"),
}


def still_demo(plan: DemoPlan) -> bool:
    """Whether the first demo account is there and still has the demo's password."""
    first = User.objects.filter(employee_no=plan.accounts[0].employee_no).first()
    return first is not None and first.check_password(plan.password)


def lines(plan: DemoPlan) -> Iterator[str]:
    """The accounts, one a line: 工号, name, what each does; then the password."""
    numbers = [account.employee_no for account in plan.accounts]
    names = dict(
        User.objects.filter(employee_no__in=numbers).values_list("employee_no", "name")
    )
    yield _("Sign in at /admin/ as")
    for account in plan.accounts:
        number = account.employee_no
        does = str(ROLES[account.role]) % {"stage": _stages_of(plan, number)}
        yield f"  {number}  {names.get(number, '')}  {does}"
    yield _("Password of each: %(password)s") % {"password": plan.password}


def _stages_of(plan: DemoPlan, number: str) -> str:
    """The stages that this person takes in the plan's stories."""
    found = {
        stage: None
        for story in plan.stories
        for stage, people in story.reviewers.items()
        if number in people
    }
    return "、".join(found)
