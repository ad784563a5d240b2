"""What a person reads when set-up cannot start."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import bootstrap


@pytest.fixture
def clone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty clone that any account may look into."""
    with tempfile.TemporaryDirectory(prefix="newsroom-clone-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "newsroom").mkdir()
        script = Path(bootstrap.__file__).read_text(encoding="utf-8")
        (root / "newsroom" / "bootstrap.py").write_text(script, encoding="utf-8")
        (root / "requirements.txt").write_text("", encoding="utf-8")
        monkeypatch.setattr(bootstrap, "ROOT", root)
        yield root


def test_an_old_python_is_told_which_one_is_needed(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert bootstrap.obstacle() == (
        "Newsroom needs Python 3.11 or newer, and this is 3.9.2: install it."
    )


def test_a_python_without_venv_is_told_which_package_to_install(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = clone / "python"
    bare.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    assert bootstrap.obstacle() == (
        "This Python cannot make virtual environments: "
        "on Debian or Ubuntu run `apt install python3-venv`, then make again."
    )


def test_a_folder_one_may_not_write_in_is_one_sentence(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert bootstrap.obstacle() == (
        f"You may not write in {clone}: clone it to a folder of your own."
    )


@pytest.mark.deep
def test_a_second_set_up_installs_nothing(clone: Path) -> None:
    command = [sys.executable, str(clone / "newsroom" / "bootstrap.py")]
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["Installing packages into .venv (a minute or two, once) …\n", ""]
    assert (clone / ".venv" / "bin" / "python").exists()
