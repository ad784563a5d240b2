"""Everything of a draft that a reader can see, as one value.

A revision keeps it as JSON, the digest is taken of it, and the page is rendered
from it; so a field a reader sees exists here or nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Credit:
    """A name in the by-line, and what that person did."""

    role: Literal["reporter", "translator"]
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The lead picture; `sha256` is that of its stored file, in hex."""

    sha256: str
    crop: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text as it would be printed; `channel` is the slug, `body` a stored body."""

    headline: str
    kicker: str
    subtitle: str
    byline: tuple[Credit, ...]
    dateline: str
    source: str
    original_title: str
    original_author: str
    editors: tuple[str, ...]
    channel: str
    channel_name: str
    notice: str
    body: str
    lead: Picture | None

    def to_json(self) -> dict[str, Any]:
        """This content in types that JSON knows; `from_json` gives it back exactly."""
        data = asdict(self)
        data["byline"] = [asdict(credit) for credit in self.byline]
        data["editors"] = list(self.editors)
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Content:
        """The content `to_json` gave `data` for.

        Raises KeyError for a missing field and TypeError for one too many.
        """
        given = {**data, **{field.name: data[field.name] for field in fields(cls)}}
        given["byline"] = tuple(Credit(**credit) for credit in data["byline"])
        given["editors"] = tuple(data["editors"])
        given["lead"] = None if data["lead"] is None else Picture(**data["lead"])
        return cls(**given)
