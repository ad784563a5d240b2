"""The measures measure what they say."""

import re
import subprocess
import sys

import pytest

from bench.pairs import measure


def test_a_ratio_is_that_of_the_work() -> None:
    ratio = measure(
        "thrice the work", lambda: _count(300_000), lambda: _count(100_000), pairs=6
    )
    assert 2 < ratio.ours < 4.5
    assert str(ratio).endswith(" ms  thrice the work")


@pytest.mark.deep
def test_every_measure_is_a_line() -> None:
    command = [sys.executable, "-m", "bench", "2"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    title, *lines = done.stdout.splitlines()
    assert title.startswith("medians of 2 ")
    assert len(lines) == 10
    measured = r" *\d+\.\d\d  A/A \d+\.\d\d +\d+\.\d\d ms  \S.*"
    assert [line for line in lines if not re.fullmatch(measured, line)] == []


def _count(up_to: int) -> int:
    return sum(range(up_to))
