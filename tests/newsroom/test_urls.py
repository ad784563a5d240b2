"""Every address of the product, visited by everybody.

The table says what each visitor gets; an address that it lacks fails by its name.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from articles.models import Event
from tests.newsroom.url_table import TABLE
from tests.newsroom.url_visitors import ROLES, House, furnish

pytestmark = pytest.mark.django_db
LETTERS = {200: "o", 400: "b", 403: "x", 404: "-", 405: "m", 302: ">", 301: ">"}
ROWS = [
    line.split() for line in TABLE.splitlines() if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """Built once; every visit is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnish()
        transaction.set_rollback(True)


def visit(house: House, row: list[str], role: str) -> str:
    """The letter of what `role` gets: see the head of the table."""
    name, method, about = row[:3]
    browser = house.browsers[role]
    cookies, lines = deepcopy(browser.cookies), Event.objects.count()
    point = transaction.savepoint()
    answer = browser.generic(method, _url(house, name, about))
    b"".join(answer)  # a picture's file is closed once it is read
    acted = Event.objects.count() > lines
    transaction.savepoint_rollback(point)
    browser.cookies = cookies
    if acted:
        return "W"
    if answer.status_code == 302 and _leads_to_the_door(answer):
        return "L"
    return LETTERS.get(answer.status_code, str(answer.status_code))


def _url(house: House, name: str, about: str) -> str:
    if "/" not in name:
        return reverse(name, args=house.arguments[about])
    pattern = name.replace("<path:object_id>", "1")
    return "/" + pattern.replace("(?P<url>.*)$", "no-such-room/")


def _leads_to_the_door(answer: Any) -> bool:
    return bool(answer["Location"].startswith(reverse(settings.LOGIN_URL)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:3]))
def test_everybody_gets_what_the_table_says(house: House, row: list[str]) -> None:
    expected = dict(zip(ROLES, row[3:], strict=True))
    assert {role: visit(house, row, role) for role in ROLES} == expected


def test_the_table_lists_every_address_and_no_other() -> None:
    listed = {row[0] for row in ROWS}
    found = set(addresses(get_resolver().url_patterns))
    assert sorted(found - listed) == [], "not in the table"
    assert sorted(listed - found) == [], "in the table, but not in the product"


def addresses(
    patterns: Iterable[URLPattern | URLResolver], space: str = "", before: str = ""
) -> Iterator[str]:
    """The name of each address with its namespace; the pattern where it has none."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, inner, route)
        else:
            yield space + pattern.name if pattern.name else route
