"""The environment of every test run, set before Django reads its settings.

A pytest plug-in (`-p tests.support.environment` in pyproject.toml), because
pytest-django loads the settings earlier than any conftest. Each run keeps its
database file and uploads in a folder of its own, so that two runs of the suite
side by side never meet; the workers of one run inherit that folder and pytest-django
numbers their databases.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_WORKER = "PYTEST_XDIST_WORKER" in os.environ

if not _WORKER:
    os.environ["NEWSROOM_VAR"] = tempfile.mkdtemp(prefix="newsroom-test-")
    # WhiteNoise warns about a missing STATIC_ROOT, and a warning is an error here.
    Path(os.environ["NEWSROOM_VAR"], "static").mkdir()
    os.environ["DEBUG"] = "True"
    os.environ["SECRET_KEY"] = "only-for-tests-" + "0" * 40
    # A browser keeps threads of the live server waiting; a connection kept by one
    # of them would stand in the way of dropping the test database.
    os.environ["DATABASE_CONN_MAX_AGE"] = "0"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder of this run when its first process ends."""
    if not _WORKER:
        shutil.rmtree(os.environ["NEWSROOM_VAR"], ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what the suite could not do on this machine."""
    if note := os.environ.get("NEWSROOM_TESTED_ON"):
        terminalreporter.section("NOT TESTED ON POSTGRESQL", sep="!", red=True)
        terminalreporter.line(note)
