"""Typed readers of environment variables that fail loudly.

A misspelt value stops the start with one sentence; nothing is guessed.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable's text, or `default`; refuses when neither exists."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def boolean(name: str, *, default: bool) -> bool:
    """True or False, written exactly so."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}.")
    return value == "True"


def integer(name: str, *, default: int) -> int:
    """A whole number, zero or greater."""
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without empty entries."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, *, default: str | None = None) -> str:
    """The secret from `NAME`, or from the file that `NAME_FILE` names."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return text(name, default)
    if not Path(path).is_file():
        raise ImproperlyConfigured(f"{name}_FILE names {path}, which is not a file.")
    return Path(path).read_text(encoding="utf-8").strip()
