"""The content security policy that every answer carries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from articles.editor.media import MODULES, editor_media
from newsroom.content_policy import policy, source_of

HASHED = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
EDITOR = Path(__file__).parents[2] / "articles/static/articles/editor"


@pytest.fixture
def _fresh_policy() -> Iterator[None]:
    """As in a process that has just started, before and after."""
    policy.cache_clear()
    yield
    policy.cache_clear()


def import_map_of_page() -> str:
    """The text of the import map as it stands in a page."""
    found = re.search(
        r'<script type="importmap">(.*?)</script>', str(editor_media()), re.DOTALL
    )
    assert found is not None
    return found[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/admin/login/", 200), ("/admin/", 302), ("/media/pictures/none", 404)],
)
def test_every_answer_carries_the_policy(
    client: Client, address: str, status: int
) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Security-Policy"] == policy()


def test_a_static_file_carries_it_too(client: Client) -> None:
    response = client.head("/static/articles/editor/editor.css")
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == policy()


def test_a_redirect_to_https_carries_it_too(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = client.get("/admin/")
    assert response.status_code == 301
    assert response["Content-Security-Policy"] == policy()


def test_a_method_that_is_not_allowed_carries_it_too(client: Client) -> None:
    response = client.put("/media/pictures/00/" + "0" * 64 + ".webp")
    assert response.status_code == 405
    assert response["Content-Security-Policy"] == policy()


@pytest.mark.usefixtures("_fresh_policy")
def test_nothing_inline_is_allowed_but_the_editors_import_map() -> None:
    directives = dict(part.split(" ", 1) for part in policy().split("; "))

    assert directives["script-src"] == f"'self' {source_of(import_map_of_page())}"
    assert directives["style-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "'self'"
    assert "unsafe" not in policy()
    assert "http" not in policy()


def test_a_hash_source_is_the_one_of_the_specification() -> None:
    # https://www.w3.org/TR/CSP3/#example-b1fdb4b3
    assert source_of("doSomething();") == (
        "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"
    )


@pytest.mark.usefixtures("_fresh_policy")
def test_with_hashed_file_names_the_import_map_in_the_page_is_still_allowed(
    settings: Settings, tmp_path: Path
) -> None:
    before = policy()
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": HASHED}}
    call_command("collectstatic", interactive=False, verbosity=0)
    policy.cache_clear()

    text = import_map_of_page()

    assert re.search(r"editor/quote\.[0-9a-f]{12}\.js", text)
    assert source_of(text) in policy()
    assert policy() != before


def test_every_module_of_the_editor_is_on_the_import_map() -> None:
    files = {path.stem for path in EDITOR.glob("*.js")}
    assert files == {"index", *MODULES}


def test_no_module_of_the_editor_is_imported_by_a_name_without_its_hash() -> None:
    known = {"django-prose-editor/editor"} | {f"articles/editor/{m}" for m in MODULES}
    for path in EDITOR.glob("*.js"):
        named = set(re.findall(r'from "([^"]+)"|^import "([^"]+)"', path.read_text()))
        assert {one or other for one, other in named} <= known, path.name
