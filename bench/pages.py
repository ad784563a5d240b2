"""Answering requests: pages of a full newsroom, against an empty JSON view."""

from collections.abc import Iterator

from django.test import Client, override_settings
from django.urls import reverse

from bench.filled import PEOPLE, STORIES, Filled
from bench.pairs import Ratio, measure
from bench.urls import EMPTY


def ratios(newsroom: Filled, pairs: int) -> Iterator[Ratio]:
    """One ratio a page. The database's own work counts only on SQLite, in here."""
    with override_settings(ROOT_URLCONF="bench.urls", ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.force_login(newsroom.chief)
        for name, address in _pages(newsroom).items():
            yield measure(
                f"{name} / an empty JSON view",
                lambda address=address: _get(client, address),  # type: ignore[misc]
                lambda: _get(client, f"/{EMPTY}"),
                pairs=pairs,
            )


def _pages(newsroom: Filled) -> dict[str, str]:
    people, story = reverse("people:people"), newsroom.story
    assert story.channel is not None  # noqa: S101 - a row that shows a text has one
    return {
        f"a page of the picker, {PEOPLE:,} people": people,
        "... with those named 张 found": f"{people}?q=张",
        "... with those found by the pinyin li": f"{people}?q=li",
        f"home page, {STORIES:,} stories": reverse("public:home"),
        "a story's page": reverse(
            "public:story", args=[story.channel.slug, story.article_id]
        ),
        "the desk's list of articles": reverse("admin:articles_article_changelist"),
    }


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:  # noqa: PLR2004
        raise RuntimeError(f"{address} answered {response.status_code}")
