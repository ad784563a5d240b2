"""`manage.py serve`, as a person meets it in a terminal."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection

import psutil
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from newsroom.management.commands.serve import refuse_taken_port

Serving = subprocess.Popen[str]
MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a newsroom whose database is migrated."""
    folder = tmp_path_factory.mktemp("newsroom")
    environment = os.environ | {
        "NEWSROOM_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/newsroom.sqlite3",
    }
    migrate = [*MANAGE, "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, check=True)
    return environment


@pytest.fixture
def serving(newsroom: dict[str, str], port: int) -> Iterator[Serving]:
    process = subprocess.Popen(
        [*MANAGE, "serve", "--port", str(port)],
        env=newsroom,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        yield process
        process.kill()


@pytest.fixture
def children(serving: Serving) -> list[psutil.Process]:
    """Everything `serve` started, once it has printed its addresses."""
    assert serving.stdout is not None
    assert serving.stdout.readline().startswith("Readers  http://127.0.0.1:")
    return psutil.Process(serving.pid).children(recursive=True)


def test_a_taken_port_is_refused_with_what_to_do() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(CommandError) as refusal:
            call_command("serve", port=taken)
    assert str(refusal.value) == (
        f"Port {taken} is in use. Stop that program or choose another: "
        f"make run PORT={taken + 1}."
    )


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(CommandError, match="Ports end at 65535, so 70000 is none"):
        refuse_taken_port("127.0.0.1", 70_000)


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_program_behind(
    serving: Serving,
    children: list[psutil.Process],
    port: int,
    asked_by: signal.Signals,
) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as reader:
        reader.request("GET", "/admin/login/")
        assert reader.getresponse().status == 200
    serving.send_signal(asked_by)
    assert serving.wait(timeout=20) == 0
    assert _all_gone(children)


@pytest.mark.parametrize("part", ["gunicorn", "db_worker"])
def test_when_one_part_dies_the_other_is_stopped(
    serving: Serving, children: list[psutil.Process], part: str
) -> None:
    victim = next(c for c in children if part in " ".join(c.cmdline()))
    victim.kill()
    assert serving.wait(timeout=20) == 128 + signal.SIGKILL
    assert _all_gone(children)


def _all_gone(processes: list[psutil.Process]) -> bool:
    return _soon(lambda: not any(process.is_running() for process in processes))


def _soon(fact: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not fact() and time.monotonic() < deadline:
        time.sleep(0.05)
    return fact()
