"""Translations without gettext's programs: read, compile, and compare with the code.

    python -m tests.support.catalogues

compiles every django.po of the product and lists what has no Chinese yet. The source
strings are English; the compiled catalogues are committed, so that a machine without
gettext runs and tests the product.
"""

import ast
import os
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("newsroom", "articles", "staff")
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURALS = {"ngettext", "ngettext_lazy"}
IN_TEMPLATE = re.compile(r"\bn?gettext\(u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")


@dataclass
class Entry:
    """One message of a catalogue; `forms` holds its translations, plural ones too."""

    msgid: str = ""
    plural: str = ""
    forms: dict[int, str] = field(default_factory=dict)


def catalogues() -> list[Path]:
    """Every django.po and djangojs.po of the product."""
    return sorted(p for room in ROOMS for p in (ROOT / room).glob("**/locale/**/*.po"))


def read_po(path: Path) -> list[Entry]:
    """The entries of a .po file, its header (the empty msgid) first."""
    entries: list[Entry] = []
    keyword = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.match(r'(?:(msg\w+(?:\[\d\])?)\s+)?(".*")$', line)
        if found is None:
            continue
        keyword = found[1] or keyword
        if found[1] == "msgid":
            entries.append(Entry())
        _append(entries[-1], keyword, ast.literal_eval(found[2]))
    return entries


def _append(entry: Entry, keyword: str, text: str) -> None:
    if keyword == "msgid":
        entry.msgid += text
    elif keyword == "msgid_plural":
        entry.plural += text
    elif keyword.startswith("msgstr"):
        number = int(keyword[7:-1] or 0)
        entry.forms[number] = entry.forms.get(number, "") + text
    else:
        raise ValueError(f"Catalogues here use no {keyword}.")


def compiled(entries: list[Entry]) -> bytes:
    """The .mo file of these entries, the same bytes for the same entries.

    The format is that of https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html,
    without the optional hash table.
    """
    pairs = sorted(_pair(entry) for entry in entries if any(entry.forms.values()))
    start = 28 + 16 * len(pairs)
    tables: list[bytes] = []
    texts = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[column]), start + len(texts)))
            texts += pair[column] + b"\0"
    end_of_ids = 28 + 8 * len(pairs)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, end_of_ids, 0, start)
    return head + b"".join(tables) + texts


def _pair(entry: Entry) -> tuple[bytes, bytes]:
    ids = [entry.msgid, entry.plural] if entry.plural else [entry.msgid]
    forms = [entry.forms[number] for number in sorted(entry.forms)]
    return "\0".join(ids).encode(), "\0".join(forms).encode()


def used() -> dict[str, str]:
    """Every message of the product's code and templates, and where it first stands."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if "migrations" not in path.parts:
                for message in _messages(path):
                    found.setdefault(message, path.relative_to(ROOT).as_posix())
    return found


def _messages(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_translation(node.func):
                yield from _literal(node.args)
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        for quoted in IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
            yield str(ast.literal_eval(quoted))


def _is_translation(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else None
    name = function.id if isinstance(function, ast.Name) else name
    return name in CALLS | PLURALS


def _literal(arguments: list[ast.expr]) -> Iterator[str]:
    first = arguments[0] if arguments else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value


def without_chinese() -> dict[str, str]:
    """Messages in use that no catalogue, ours or Django's, has in Chinese."""
    ours = {e.msgid for path in catalogues() for e in read_po(path) if e.forms.get(0)}
    with override("zh-hans"):
        return {
            message: where
            for message, where in used().items()
            if message and message not in ours and gettext(message) == message
        }


def main() -> int:
    """Compile all; 1 when a message has no Chinese."""
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(read_po(path)))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    missing = without_chinese()
    for message, where in missing.items():
        print(f"{where}: {message!r}")  # noqa: T201 - a command's output
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
