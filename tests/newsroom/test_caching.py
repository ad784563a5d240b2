"""What browsers and proxies may keep."""

import pytest
from django.test import Client

from tests.support.newsroom import Newsroom, build

NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """A small newsroom."""
    return build()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/login/",
        "/admin/password_change/",
        "/admin/password-reset/",
        "/admin/articles/event/",
        "/admin/articles/article/9/change/",
        "/admin/articles/article/9/revise/",
        "/admin/nowhere/",
    ],
)
def test_a_page_of_the_desk_is_kept_nowhere_not_even_a_refusal(
    newsroom: Newsroom, client: Client, address: str
) -> None:
    client.force_login(newsroom.editor)
    response = client.get(address, headers={"accept": "text/html"})
    assert response["Cache-Control"] == NOWHERE


def test_a_form_too_large_to_read_is_kept_nowhere(
    newsroom: Newsroom, client: Client
) -> None:
    client.force_login(newsroom.editor)
    large = {"headline": "长" * 2_000_000}
    response = client.post("/admin/articles/article/add/", large)
    assert response.status_code == 413
    assert response["Cache-Control"] == NOWHERE


def test_readers_pages_and_the_words_of_scripts_may_be_kept(
    newsroom: Newsroom, client: Client
) -> None:
    client.force_login(newsroom.editor)
    assert "Cache-Control" not in client.get("/news/")
    assert "Cache-Control" not in client.get("/admin/jsi18n/")
