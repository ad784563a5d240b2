"""Bytes of a file or a paste to text, by the encodings Chinese newsrooms use."""

import codecs

from articles.intake.errors import NotText

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(raw: bytes) -> str:
    """Text of `raw`: UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030.

    Raises NotText when none of them fits exactly or NUL characters are inside.
    """
    encodings = ("utf-16",) if raw.startswith(_UTF16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise NotText
