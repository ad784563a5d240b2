"""The suite on both databases: `python -m tests.support.suite [--deep] [PATH…]`.

First on SQLite with the browser tests, then on a real PostgreSQL with the tests that
need one and the road in the browser. It stops at the first run that fails, so that
the last lines are always the summary that counts.
"""

import os
import subprocess
import sys

from tests.support.postgres import database_url, end_on_sigterm

WORKERS = "2"


def _pytest(marks: str, environment: dict[str, str], arguments: list[str]) -> int:
    deep = "--deep" in arguments
    wanted = marks if deep else f"not deep and {marks}"
    paths = [path for path in arguments if path != "--deep"]
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "-m", wanted, *paths]
    return subprocess.run(command, env=environment, check=False).returncode


def _announce(title: str) -> None:
    print(f"\n== {title}", flush=True)  # noqa: T201 - a command's output


def main(arguments: list[str]) -> int:
    """Run both; the exit code of the first that fails, or 0."""
    end_on_sigterm()
    plain = {key: word for key, word in os.environ.items() if key != "DATABASE_URL"}
    with database_url() as url:
        _announce("The suite on SQLite, with the browser")
        if url is None:
            plain["NEWSROOM_TESTED_ON"] = "SQLite only: no PostgreSQL was found"
        failed = _pytest("not postgres", plain, arguments)
        if failed or url is None:
            return failed
        _announce("The suite on PostgreSQL, with the road in the browser")
        both = plain | {"DATABASE_URL": url}
        return _pytest("(not browser or road)", both, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
