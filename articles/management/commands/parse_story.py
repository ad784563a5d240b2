"""Read pasted stories from files and write what intake finds in them as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.intake import Unreadable, decode, parse

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Parses story texts; writes DIR/NAME.json for each, or prints the JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--out", type=Path, metavar="DIR")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Parse every file that can be read; then name those that could not."""
        out: Path | None = options["out"]
        refused: list[str] = []
        for file in options["files"]:
            try:
                self._deliver(_read(file), file, out)
            except (OSError, Unreadable) as reason:
                refused.append(f"{file}: {_sentence(reason)}")
        if refused:
            raise CommandError("\n".join(refused))

    def _deliver(self, found: str, file: Path, out: Path | None) -> None:
        if out is None:
            self.stdout.write(found)
            return
        out.mkdir(parents=True, exist_ok=True)
        target = out / f"{file.stem}.json"
        target.write_text(found + "\n", encoding="utf-8")


def _read(file: Path) -> str:
    story = parse(decode(file.read_bytes()))
    return json.dumps(story.to_json(), ensure_ascii=False, indent=1)


def _sentence(reason: OSError | Unreadable) -> str:
    if isinstance(reason, FileNotFoundError):
        return str(_("There is no such file."))
    if isinstance(reason, OSError):
        why = reason.strerror or type(reason).__name__
        return str(format_lazy(_("It cannot be read or written: {why}."), why=why))
    return str(reason)
