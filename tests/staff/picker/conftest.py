"""Who the tests of the picker are about."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.test import Client

from staff import hooks
from staff.models import User
from tests.staff.picker.people import newsroom_of_47

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _directory_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other room answers what these tests do not ask of it."""
    monkeypatch.setattr(hooks.registered, "open_tasks", None)
    monkeypatch.setattr(hooks.registered, "barred", {})


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The 47 accounts by name."""
    return newsroom_of_47()


@pytest.fixture
def editor(people: dict[str, User]) -> User:
    """谢志刚 of 新闻部, who picks."""
    return people["谢志刚"]


@pytest.fixture
def ask(client: Client, editor: User) -> Ask:
    """Ask the list of people as the editor; parameters are those of the address."""
    client.force_login(editor)

    def answer(path: str = "", **parameters: str) -> dict[str, Any]:
        response = client.get(f"/admin/people/{path}", parameters)
        assert response.status_code == 200, response.content.decode()
        found: dict[str, Any] = response.json()
        return found

    return answer


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Mapping[int, str]], None]:
    """Bar people, by id with the reason, from one place and subject."""

    def barring(subject: str, reasons: Mapping[int, str]) -> None:
        def why(by: User, asked: str, people: Iterable[int]) -> Mapping[int, str]:
            return {
                pk: reasons[pk] for pk in people if pk in reasons and asked == subject
            }

        monkeypatch.setitem(hooks.registered.barred, "stage", why)

    return barring
