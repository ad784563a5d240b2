"""The content security policy of every page: nothing inline, nothing from elsewhere.

The one inline script there is, the editor's import map, is allowed by its hash. It
holds the addresses of static files, so the hash is computed from the text as it is
rendered here and now, with hashed file names where the storage hashes them.
"""

import base64
import functools
import hashlib

from articles.editor.media import import_map_text

SAME_ORIGIN = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
}


@functools.cache
def policy() -> str:
    """The value of the header; built on the first request of a process."""
    scripts = f"'self' {source_of(import_map_text())}"
    directives = SAME_ORIGIN | {"script-src": scripts}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def source_of(text: str) -> str:
    """The hash source that allows one inline element with exactly this text.

    https://www.w3.org/TR/CSP3/#match-element-to-source-list
    """
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
