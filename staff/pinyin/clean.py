"""One way to write a name, and one way to write what somebody searches for."""

import re
import unicodedata

HAN = (
    "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002fa1f\U00030000-\U000323af"
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Bullets and katakana dots stand where the dot of a transcribed name belongs.
_DOTS = re.compile(rf"(?<=[{HAN}\w])\s*[·•‧∙⋅・･]\s*")
_FULL_STOP_AFTER_HAN = re.compile(rf"(?<=[{HAN}])\.(?=\w)")
_SPACE_IN_HAN = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_DIAERESIS = "\u0308"


def clean_name(name: str) -> str:
    """`name` as it is stored: no padding, one kind of dot, ASCII in half width.

    Lists set for the eye pad short names (曾　强); the space is not part of them.
    """
    text = _INVISIBLE.sub("", name).translate(_FULL_WIDTH)
    text = _FULL_STOP_AFTER_HAN.sub("·", _DOTS.sub("·", text))
    text = _SPACE_IN_HAN.sub("", text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """`text` for comparing: letters, digits and Han only, no tones, ü as v."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    plain = _TONES.sub("", plain.casefold()).replace(f"u{_DIAERESIS}", "v")
    return "".join(
        char
        for char in unicodedata.normalize("NFC", plain)
        if char.isalnum() or "\U00020000" <= char <= "\U000323af"
    )


def needle(query: str) -> str:
    """What to look for in `NameKeys.search`: the folded query at a token's start."""
    return f" {fold(query)}"
