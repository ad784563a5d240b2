"""Where the browser of the tests comes from, and how it is started.

Looked for in this order: $BROWSER_PATH, the one Playwright keeps, a Chromium, Chrome
or Edge of this machine. `python -m tests.support.browser` installs Debian's Chromium
and a Chinese font where it is root and apt is there, and says so where it is not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
MISSING = (
    "no browser: install Chromium, name one in BROWSER_PATH, "
    "or run .venv/bin/playwright install chromium"
)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find(playwright: Playwright) -> Path | None:
    """The browser to drive; SystemExit when BROWSER_PATH names no file."""
    named = os.environ.get("BROWSER_PATH")
    if named is None:
        own = Path(playwright.chromium.executable_path)
        return own if own.is_file() else of_this_machine()
    if not Path(named).is_file():
        sys.exit(f"BROWSER_PATH names {named}, which is not a file.")
    return Path(named)


def of_this_machine() -> Path | None:
    """A Chromium, Chrome or Edge that somebody installed here."""
    paths = [shutil.which(name) for name in NAMES] + list(APPLICATIONS)
    return next((Path(p) for p in paths if p and Path(p).is_file()), None)


def flags() -> list[str]:
    """Command line of the browser; root cannot have Chromium's sandbox."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return sys.platform == "darwin"
    fonts = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, check=False
    )
    return bool(fonts.stdout.strip())


def _wanted() -> list[str]:
    named = os.environ.get("BROWSER_PATH")
    packages = [] if named or of_this_machine() else ["chromium"]
    return packages if _has_chinese_font() else [*packages, "fonts-noto-cjk"]


def main() -> int:
    """Install what is missing, or say what is missing; 1 when apt failed."""
    packages = _wanted()
    if not packages:
        return 0
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"Not installed, and not mine to install: {', '.join(packages)}.")  # noqa: T201 - a command's output
        return 0
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
    for command in (["apt-get", "update", "-qq"], [*install, *packages]):
        if subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, check=False
        ).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
