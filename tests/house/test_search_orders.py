"""Where the suite finds its PostgreSQL and its browser, and what it says without."""

import importlib.util
import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import psycopg
import pytest
from playwright.sync_api import Playwright

from tests.support import browser, postgres


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine without server, package, browser or anything asked for."""
    for name in ("DATABASE_URL", "CI", "REQUIRE_POSTGRES", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(postgres, "INSTALLED", ())
    monkeypatch.setattr(browser, "APPLICATIONS", ())
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    return monkeypatch


def playwright_keeping(program: Path) -> Playwright:
    kept = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(program)))
    return cast("Playwright", kept)


def test_a_server_that_is_named_is_taken(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DATABASE_URL", "postgres://somebody@database/newsroom")
    with postgres.database_url() as url:
        assert url == "postgres://somebody@database/newsroom"


def test_without_any_server_there_is_none(bare: pytest.MonkeyPatch) -> None:
    with postgres.database_url() as url:
        assert url is None


@pytest.mark.parametrize("required_by", ["CI", "REQUIRE_POSTGRES"])
def test_without_any_server_a_run_that_requires_one_stops(
    bare: pytest.MonkeyPatch, required_by: str
) -> None:
    bare.setenv(required_by, "1")
    with (
        pytest.raises(SystemExit, match="PostgreSQL is required here"),
        postgres.database_url(),
    ):
        pass


def test_a_private_server_is_gone_with_its_data_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with postgres.database_url() as url:
        assert url is not None
        with psycopg.connect(url) as connection:
            (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
            (listens,) = connection.execute("SHOW listen_addresses").fetchone() or ("",)
        assert Path(folder).is_dir()
        assert listens == ""
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_browser_that_is_named_is_taken(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named, kept = tmp_path / "named", tmp_path / "kept"
    named.touch()
    kept.touch()
    assert browser.find(playwright_keeping(kept)) == kept
    bare.setenv("BROWSER_PATH", str(named))
    assert browser.find(playwright_keeping(kept)) == named


def test_a_browser_named_in_vain_stops_the_run(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("BROWSER_PATH", str(tmp_path / "gone"))
    with pytest.raises(SystemExit, match=r"gone, which is not a file\."):
        browser.find(playwright_keeping(tmp_path))


def test_the_machine_s_own_browser_comes_last(
    bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert browser.find(playwright_keeping(tmp_path / "none")) is None
    chrome = tmp_path / "google-chrome"
    chrome.touch(mode=0o755)
    bare.setenv("PATH", str(tmp_path))
    assert browser.find(playwright_keeping(tmp_path / "none")) == chrome


def test_only_root_goes_without_the_browser_s_sandbox() -> None:
    assert ("--no-sandbox" in browser.flags()) == (os.geteuid() == 0)
