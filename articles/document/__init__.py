"""The text of an article: HTML in, document, canonical form and digest out. Pure."""

from articles.document.content import Content, Credit, Picture
from articles.document.dialects import image_url
from articles.document.document import (
    Document,
    Figure,
    Quote,
    Section,
    canonical,
    parse,
    sanitise,
)
from articles.document.fingerprint import SCHEMA, digest

__all__ = [
    "SCHEMA",
    "Content",
    "Credit",
    "Document",
    "Figure",
    "Picture",
    "Quote",
    "Section",
    "canonical",
    "digest",
    "image_url",
    "parse",
    "sanitise",
]
