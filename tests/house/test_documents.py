"""The documents tell the truth about the product they lie beside."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
DECISIONS = sorted(ROOT.glob("docs/decisions/0*.md"))
FIRST_SCREEN = 30  # lines of the README
LONGEST_DECISION = 60
ONE_PAGE = 80

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_WORD = re.compile(r"\bmake ([a-z-]+)")
_PROGRAM = re.compile(r"manage\.py ([a-z_]+)")
_READ = re.compile(r"env\.(\w+)\(\s*\"(\w+)\"")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words_of_the_makefile() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))


def anchors(text: str) -> set[str]:
    """The fragments under which a heading can be reached, as GitHub makes them."""
    kept = (re.sub(r"[^\w\- ]", "", found).lower() for found in _HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in kept}


def test_the_readme_begins_with_the_two_commands() -> None:
    top = "\n".join(read("README.md").splitlines()[:FIRST_SCREEN])
    commands = re.findall(r"^make ([a-z-]+)", top, re.MULTILINE)
    assert commands == ["run", "test"]
    assert set(commands) <= words_of_the_makefile()


def test_the_readme_begins_with_a_picture() -> None:
    top = "\n".join(read("README.md").splitlines()[:FIRST_SCREEN])
    assert re.search(r"^!\[\S.*\]\(docs/pictures/\w+\.png\)$", top, re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_word_that_is_made_is_in_the_makefile(path: Path) -> None:
    spans = re.findall(r"`[^`\n]+`|^ *make .*$", path.read_text("utf-8"), re.MULTILINE)
    named = {word for span in spans for word in _WORD.findall(span)}
    assert named - words_of_the_makefile() == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_that_is_named_exists(path: Path) -> None:
    named = set(_PROGRAM.findall(path.read_text("utf-8")))
    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    broken = []
    for link in _LINK.findall(path.read_text("utf-8")):
        target, _, fragment = link.partition("#")
        if "://" in target:
            continue
        file = path.parent / target if target else path
        missing = not file.exists()
        if missing or (fragment and fragment not in anchors(file.read_text("utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_is_short_numbered_and_listed(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST_DECISION
    assert lines[0].startswith(f"# {int(path.name[:4])}. ")
    assert f"]({path.name})" in read("docs/decisions/README.md")


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert len(numbers) >= 14
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_architecture_fits_one_page() -> None:
    assert len(read("docs/architecture.md").splitlines()) <= ONE_PAGE


def test_every_room_that_the_architecture_names_is_there() -> None:
    named = re.findall(r"`([a-z_/]+(?:/|\.py))`", read("docs/architecture.md"))
    rooms = [ROOT, ROOT / "articles", ROOT / "staff", ROOT / "newsroom"]
    missing = [n for n in named if not any((room / n).exists() for room in rooms)]
    assert len(named) >= 15
    assert missing == []


def test_every_setting_is_explained() -> None:
    found = _READ.findall(read("newsroom/settings.py"))
    named = {name for _reader, name in found}
    named |= {f"{name}_FILE" for reader, name in found if reader == "secret"}
    explained = set(re.findall(r"`([A-Z_]+)`", read("docs/operations.md")))
    assert len(named) >= 15
    assert named - explained == set()


def test_every_demo_account_and_its_password_stand_in_the_readme() -> None:
    plan = json.loads(read("fixtures/demo.json"))
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", read("README.md"), re.MULTILINE)
    staff = read("fixtures/staff.csv")
    assert [number for number, _name in rows] == [
        account["employee_no"] for account in plan["accounts"]
    ]
    assert [name for number, name in rows if f"{number},{name}," not in staff] == []
    assert f"`{plan['password']}`" in read("README.md")
