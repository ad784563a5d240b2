"""The words of the Makefile, and the pins they stand on."""

import re
import subprocess

from django.conf import settings

ROOT = settings.BASE_DIR
WORDS = {
    *("run", "test", "test-deep", "setup", "check", "lint", "format"),
    *("bench", "screenshots", "requirements", "clean"),
}


def read(name: str) -> str:
    return str((ROOT / name).read_text(encoding="utf-8"))


def test_the_makefile_says_what_each_word_does() -> None:
    explained = re.findall(r"^([a-z-]+):.*## \S", read("Makefile"), flags=re.MULTILINE)
    assert set(explained) == WORDS
    assert set(read("Makefile").split(".PHONY: ")[1].splitlines()[0].split()) == WORDS


def test_ci_checks_and_tests_with_nothing_skipped() -> None:
    script = read(".ci/run")
    assert "REQUIRE_BROWSER=1" in script
    assert "REQUIRE_POSTGRES=1" in script
    assert script.splitlines()[-2:] == ["make check", "make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)


def chosen() -> dict[str, str]:
    """Each chosen package and its line of requirements.in."""
    lines = [x for x in read("requirements.in").splitlines() if x and x[0] != "#"]
    return {re.split(r"[\[<>=# ]", line)[0].lower(): line for line in lines}


def test_every_choice_says_why_and_is_pinned() -> None:
    pinned = set(
        re.findall(r"^([a-z0-9-]+)==\d\S*$", read("requirements.txt"), re.MULTILINE)
    )
    assert len(chosen()) >= 20
    assert set(chosen()) <= pinned
    assert [line for line in chosen().values() if not re.search(r"# \S", line)] == []


def test_everything_installed_is_pinned_exactly() -> None:
    lines = [x for x in read("requirements.txt").splitlines() if x[:1].isalnum()]
    assert len(lines) >= 50
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==\S+", line)] == []
