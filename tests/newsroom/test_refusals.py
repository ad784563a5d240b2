"""What a browser is told where Django would answer with nothing."""

import pytest
from django.test import Client, override_settings

from tests.support.newsroom import person

pytestmark = pytest.mark.django_db

BUTTON = "/admin/articles/article/1/revise/"


@pytest.fixture
def browser() -> Client:
    """Somebody of the desk, signed in."""
    client = Client()
    client.force_login(person("E1", "编辑甲", "editor"))
    return client


def test_the_address_of_a_button_typed_by_hand_is_refused_in_words(
    browser: Client,
) -> None:
    response = browser.get(BUTTON, headers={"accept": "text/html"})
    assert response.status_code == 405
    assert "This address belongs to a button" in response.text


def test_a_script_gets_the_bare_refusal(browser: Client) -> None:
    response = browser.get(BUTTON, headers={"accept": "application/json"})
    assert response.status_code == 405
    assert response.content == b""


@override_settings(DEBUG=True)
def test_somebody_trying_the_demo_reads_a_page_where_nothing_is(
    client: Client,
) -> None:
    response = client.get("/news/12345/")
    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]
