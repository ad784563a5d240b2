"""`python -m bench [PAIRS]`: every measure, one line each."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django

PAIRS = 100


def main(arguments: list[str]) -> int:
    """Print ratio, A/A ratio, milliseconds and name of each measure.

    The pages are measured on the database that DATABASE_URL names, else on SQLite, in
    a database made for it; nothing of it stays.
    """
    pairs = int(arguments[0]) if arguments else PAIRS
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        Path(folder, "static").mkdir()
        os.environ |= {
            "NEWSROOM_VAR": folder,
            "DEBUG": "True",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        django.setup()
        _print(f"medians of {pairs} interleaved pairs, CPU time of this process")
        for line in _lines(pairs):
            _print(line)
    return 0


def _lines(pairs: int) -> Iterator[str]:
    from django.conf import settings  # noqa: PLC0415 - these need settings

    from bench import pages, texts  # noqa: PLC0415
    from bench.filled import filled  # noqa: PLC0415

    settings.DEBUG = False  # only so that every query is not written down
    yield from map(str, texts.ratios(pairs))
    with filled() as newsroom:
        yield from map(str, pages.ratios(newsroom, pairs))


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command's output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
