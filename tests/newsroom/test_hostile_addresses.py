"""Addresses made up by hand are answered: a page, a refusal, never an error."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.support.newsroom import build

BEYOND = str(2**63)  # the first number that no row can have
LONG = "9" * 40
NUL = "\0"
BY_KIND = {
    "int": ("0", str(2**63 - 1), BEYOND, LONG),
    "slug": ("0", LONG, "-", "_00"),
    # `_00` is how Django's admin spells a NUL in an address.
    "path": ("0", BEYOND, LONG, "_00", "%00", "-1", "²", "a/b"),
    "str": ("0", BEYOND, LONG, "_00", "%00", "-1", "²"),
}
ARGUMENT = re.compile(r"<(?:(\w+):)?\w+>")
QUERIES = (f"水{NUL}闸", LONG, "²", "0001-01-01", "9999-12-31")
PAGES_WITH_QUESTIONS = {
    "admin:articles_assignment_changelist": ("tab", "q", "channel", "page", "p"),
    "admin:articles_article_assign": ("ids",),
    "admin:articles_article_add": ("channel",),
    "people:people": ("q", "scope", "after", "limit", "place", "subject"),
    "people:by_ids": ("ids", "place", "subject"),
    "people:directory": ("q", "scope", "after", "limit"),
    "public:home": ("before",),
}
"""What the pages that are no lists of Django's admin read from their address."""


def _addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    """Every address of the product that has arguments, as it is declared."""
    for pattern in patterns:
        declared = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, declared)
        elif isinstance(pattern, URLPattern) and ARGUMENT.search(declared):
            yield declared


def _filled_in(declared: str) -> Iterator[str]:
    kinds = [found or "str" for found in ARGUMENT.findall(declared)]
    for values in product(*(BY_KIND[kind] for kind in kinds)):
        given = iter(values)
        yield "/" + ARGUMENT.sub(lambda _: next(given), declared)  # noqa: B023


@pytest.fixture
def everywhere(client: Client, db: None) -> Client:
    """Signed in as somebody who may open every page, with one live story."""
    client.raise_request_exception = False
    newsroom = build()
    newsroom.live()
    client.force_login(newsroom.admin)
    return client


def test_addresses_of_nothing_are_answered(everywhere: Client) -> None:
    declared = [d for d in _addresses(get_resolver().url_patterns) if "(?P" not in d]
    assert len(declared) >= 20
    made_up = [address for one in declared for address in _filled_in(one)]
    assert [a for a in made_up if everywhere.get(a).status_code >= 500] == []
    assert [a for a in made_up if everywhere.post(a).status_code >= 500] == []


def _lists() -> list[str]:
    return [
        f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        for model in admin.site._registry
    ]


@pytest.mark.parametrize("name", dict.fromkeys([*_lists(), *PAGES_WITH_QUESTIONS]))
def test_questions_of_nonsense_are_answered(name: str, everywhere: Client) -> None:
    address = reverse(name)
    shown = getattr(everywhere.get(address), "context_data", None) or {}
    asked = {"q", "p", "o", "e", "all", *PAGES_WITH_QUESTIONS.get(name, ())}
    if listed := shown.get("cl"):
        asked |= {
            name for spec in listed.filter_specs for name in spec.expected_parameters()
        }
    questions = [
        f"{address}?{quote(key)}={quote(value)}"
        for key, value in product(sorted(asked), QUERIES)
    ]
    assert [q for q in questions if everywhere.get(q).status_code >= 500] == []


@pytest.mark.parametrize(
    ("room", "question"),
    [
        ("articles_section", "text__regex=^(.%2B)%2BX$"),
        ("articles_quote", "draft__body__contains=a"),
        ("articles_event", "details__contains=a"),
        ("articles_article", "id__in=99999999999999999999"),
        ("staff_user", "search_key__regex=a"),
        ("staff_user", "position__in=99999999999999999999"),
        ("staff_user", "kind__regex=a"),
    ],
)
def test_an_address_asks_a_list_nothing_but_its_filters(
    room: str, question: str, everywhere: Client
) -> None:
    address = reverse(f"admin:{room}_changelist")
    assert everywhere.get(f"{address}?{question}").status_code == 400


def test_an_address_asks_what_the_filters_of_a_list_ask(everywhere: Client) -> None:
    address = reverse("admin:staff_user_changelist")
    shown = everywhere.get(f"{address}?kind__exact=person&is_active__exact=1")
    assert shown.status_code == 200
    assert shown.context["cl"].result_count == 6


@pytest.mark.parametrize("name", _lists())
def test_rows_made_up_by_hand_are_not_acted_upon(name: str, everywhere: Client) -> None:
    address = reverse(name)
    response = everywhere.get(address)
    shown = getattr(response, "context_data", None) or {}
    form = shown.get("action_form")
    choices = form.fields["action"].choices if form else ()
    posted = [
        {"action": action, "_selected_action": [row]}
        for (action, _), row in product(choices, (NUL, BEYOND, LONG, "-1", "x"))
    ]
    assert [p for p in posted if everywhere.post(address, p).status_code >= 500] == []


@pytest.mark.parametrize("field", ["username", "password"])
def test_nobody_signs_in_with_what_no_database_can_hold(
    field: str, client: Client, db: None
) -> None:
    typed = {"username": "A1", "password": "x"} | {field: f"A{NUL}1"}
    response = client.post(reverse("admin:login"), typed)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_session_that_no_database_can_hold_is_no_session(
    client: Client, db: None
) -> None:
    client.cookies["sessionid"] = NUL * 32
    response = client.get(reverse("admin:index"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))
