"""Pictures of the running product: `python -m tests.browser.screenshots [--all]`.

It serves a demo newsroom of its own, in a folder that is thrown away, and takes the
pictures of docs/pictures; with `--all` those of every page in every look, which go to
var/screenshots.
"""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

ROOT = Path(__file__).parents[2]
OF_THE_DOCUMENTS = ROOT / "docs" / "pictures"
OF_EVERYTHING = ROOT / "var" / "screenshots"


@contextmanager
def demo_newsroom() -> Iterator[str]:
    """A served demo newsroom; its address. Settings read from now on are its own."""
    with tempfile.TemporaryDirectory(prefix="newsroom-pictures-") as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {
            "DEBUG": "True",
            "NEWSROOM_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
            subprocess.run([*_manage(), *command], stdout=sys.stderr, check=True)
        port = _free_port()
        serve = [*_manage(), "serve", "--port", str(port)]
        with subprocess.Popen(serve, stdout=subprocess.PIPE) as server:
            try:
                assert server.stdout is not None
                if not server.stdout.readline():
                    sys.exit("The newsroom did not start.")
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
                server.communicate()


def _manage() -> list[str]:
    return [sys.executable, str(ROOT / "manage.py")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(arguments: list[str]) -> int:
    """Take the pictures and say where they are."""
    with demo_newsroom() as address:
        django.setup()
        # Imported here: models need the settings made above.
        from tests.browser import camera  # noqa: PLC0415

        if "--all" in arguments:
            folder, shots = OF_EVERYTHING, camera.every_shot()
        else:
            folder, shots = OF_THE_DOCUMENTS, camera.documented()
        for path in camera.take(shots, folder, address):
            print(path.relative_to(ROOT))  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
