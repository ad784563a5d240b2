"""`manage.py serve`: the web server and the worker together, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from typing import NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

POLL_SECONDS = 0.2
START_SECONDS = 60
STOP_SECONDS = 10
STOPPED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Child = subprocess.Popen[bytes]


class Stopped(Exception):  # noqa: N818 - a request, not an error
    """Somebody asked us to stop."""


class Command(BaseCommand):
    """Starts both, prints the addresses, waits, and leaves nothing running."""

    help = "Serve the newsroom: web server and background worker together."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: str, host: str, port: int, **_options: object) -> None:
        """Exit with the code of the first child to end; 0 when asked to stop."""
        refuse_taken_port(host, port)
        for number in STOPPED_BY:
            signal.signal(number, _ask_to_stop)
        children: list[Child] = []
        try:
            children += [_start(web(host, port)), _start(WORKER)]
            _wait_for_web(host, port, children)
            if _ended(children) is None:
                self.stdout.write(addresses(host, port))
                self.stdout.flush()
            sys.exit(_first_to_end(children))
        except Stopped:
            self.stdout.write("\nStopping …")
        finally:
            _stop(children)


WORKER = ["django", "db_worker", "--queue-name", "*", "--no-reload", "--verbosity", "0"]


def web(host: str, port: int) -> list[str]:
    """The module and arguments of the web server."""
    bind = ["--bind", f"{host}:{port}", "--threads", "8", "--log-level", "warning"]
    return ["gunicorn", "newsroom.wsgi", *bind, "--graceful-timeout", "5"]


def addresses(host: str, port: int) -> str:
    """What to open, for the person who started us."""
    home = f"http://{host}:{port}/"
    return f"Readers  {home}\nDesk     {home}admin/\nCtrl+C stops both."


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError with what to do when nobody can listen on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise CommandError(
                f"You may not listen on port {port}: choose one above 1023."
            ) from error
        except OverflowError as error:
            raise CommandError(f"Ports end at 65535, so {port} is none.") from error
        except OSError as error:
            raise CommandError(
                f"Port {port} is in use. Stop that program or choose another: "
                f"make run PORT={port + 1}."
            ) from error


def _start(module: list[str]) -> Child:
    # In a session of its own a child hears Ctrl+C from us only, and once.
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    return subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-m", *module],
        cwd=settings.BASE_DIR,
        env=environment,
        start_new_session=True,
    )


def _wait_for_web(host: str, port: int, children: list[Child]) -> None:
    """Return at the first answer, whatever it says; the socket alone opens earlier."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and _ended(children) is None:
        connection = HTTPConnection(host, port, timeout=START_SECONDS)
        with closing(connection), suppress(OSError, HTTPException):
            connection.request("GET", "/")
            connection.getresponse()
            return
        time.sleep(POLL_SECONDS)


def _first_to_end(children: list[Child]) -> int:
    while (code := _ended(children)) is None:
        time.sleep(POLL_SECONDS)
    return code


def _ended(children: list[Child]) -> int | None:
    """The exit code of a child that ended, a killing signal as a shell counts it."""
    codes = [child.poll() for child in children]
    code = next((code for code in codes if code is not None), None)
    return 128 - code if code is not None and code < 0 else code


def _stop(children: list[Child]) -> None:
    for number in STOPPED_BY:
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _kill_group(child)


def _kill_group(child: Child) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _ask_to_stop(_number: int, _frame: object) -> NoReturn:
    raise Stopped
