"""One character for one: the folded text that rules are matched against.

Folding never changes a length, so a place found here is a place in the print.
"""

import re
from itertools import cycle

from articles.intake.words import words

MASK = "□"
_PAIRS = words("folded")
_FOLD = str.maketrans(
    "".join(pair[0] for pair in _PAIRS)
    + "!?;()[]／﹕︰﹐〔〕［］「」『』〝〞﹁﹂﹃﹄＂｜",
    "".join(pair[1] for pair in _PAIRS) + '！？；（）【】/：：，【】【】“”“”“”“”“”"|',
)
_HALF = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|(?<=[一-龥”’）\"])\.(?=[\s”’“\"一-龥]|$)")
_ASCII_MARKS = re.compile(r"[,:.\"＂]")
_WIDE = {",": "，", ":": "：", ".": "。"}
_STRAIGHT = re.compile('"')
_BRACKETED = re.compile(r"（[^（）“”]{1,80}）|《[^《》]{1,60}》|【[^【】]{1,60}】")
_DROPPED = dict.fromkeys((*range(9), *range(14, 32), 127, 0xFEFF))


def fold(text: str) -> str:
    """`text` in simplified characters and full-width marks, of equal length."""
    if not _ASCII_MARKS.search(text):
        return text.translate(_FOLD)
    turn = cycle("“”")
    folded = _HALF.sub(lambda mark: _WIDE[mark[0]], text.translate(_FOLD))
    return _STRAIGHT.sub(lambda _mark: next(turn), folded)


def mask_brackets(folded: str) -> str:
    """Brackets stay, what they hold is blanked: a comma in them ends nothing."""
    return _BRACKETED.sub(_blank, folded)


def _blank(found: re.Match[str]) -> str:
    return found[0][0] + MASK * (len(found[0]) - 2) + found[0][-1]


def lines_of(raw: str) -> list[str]:
    """The lines that say something, without white space around them."""
    lines = (line.translate(_DROPPED).strip() for line in raw.splitlines())
    return [line for line in lines if line]
