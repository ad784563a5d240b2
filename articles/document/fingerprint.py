"""The digest: one number for everything a reader could see of a text.

Approvals, signatures and publications name a text by it, so it must not change
with what nobody sees (ids, order of attributes, line ends in the source) and must
change with everything else. U+3000 and U+00A0 count; nothing is normalised.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from articles.document.characters import single_line
from articles.document.content import Content
from articles.document.document import canonical

# Goes up when a field is added or the canonical form changes; never down.
SCHEMA = 1


def digest(content: Content) -> str:
    """SHA-256 in hex of the schema number and every field of `content`."""
    data = _folded(content.to_json())
    data["body"] = canonical(content.body)
    data["schema"] = SCHEMA
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _folded(value: Any) -> Any:
    """`value` with every string in it as the single line it is."""
    if isinstance(value, str):
        return single_line(value)
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    return value
