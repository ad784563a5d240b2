"""Makes `.venv` and installs requirements.txt; what `make setup` runs.

Standard library only, and syntax that an old Python still reads, so that it can say
what is wrong. A stamp in `.venv` remembers what was installed: the second run is
quick. Every failure is one sentence on what to do and exit code 1.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAM = VENV / "bin" / "python"
STAMP = VENV / "installed"
NO_VENV = (
    "This Python cannot make virtual environments: "
    "on Debian or Ubuntu run `apt install python3-venv`, then make again."
)
NO_PACKAGES = (
    "The packages could not be installed (pip's message is above): "
    "check the network, then make again."
)


def wanted() -> str:
    """What the stamp must say: these requirements, for this Python."""
    pins = (ROOT / "requirements.txt").read_bytes()
    return f"{sys.version_info[:2]} {hashlib.sha256(pins).hexdigest()}"


def is_installed() -> bool:
    """Whether `.venv` works and holds exactly what is wanted."""
    if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != wanted():
        return False
    return _run(str(PROGRAM), "-c", "") == 0


def obstacle() -> str:
    """Why set-up cannot start here, as a sentence; empty when it can."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        return f"Newsroom needs Python 3.11 or newer, and this is {found}: install it."
    if not os.access(ROOT, os.W_OK):
        return f"You may not write in {ROOT}: clone it to a folder of your own."
    if _run(sys.executable, "-c", "import venv, ensurepip") != 0:
        return NO_VENV
    return ""


def install() -> str:
    """Make `.venv` anew where it does not work, install; a sentence on failure."""
    if _run(str(PROGRAM), "-m", "pip", "--version") != 0 and _make_venv() != 0:
        return NO_VENV
    sys.stdout.write("Installing packages into .venv (a minute or two, once) …\n")
    sys.stdout.flush()
    pip = [str(PROGRAM), "-m", "pip", "install", "--quiet", "--require-virtualenv"]
    pins = str(ROOT / "requirements.txt")
    if subprocess.call([*pip, "--disable-pip-version-check", "-r", pins]) != 0:  # noqa: S603 - our own words
        return NO_PACKAGES
    STAMP.write_text(wanted(), encoding="utf-8")
    return ""


def _make_venv() -> int:
    return subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])  # noqa: S603 - our own words


def _run(*command: str) -> int:
    quiet = subprocess.DEVNULL
    try:
        return subprocess.call(command, stdout=quiet, stderr=quiet)  # noqa: S603 - our own words
    except OSError:
        return 1


if __name__ == "__main__":
    if not is_installed() and (sentence := obstacle() or install()):
        sys.exit(sentence)
