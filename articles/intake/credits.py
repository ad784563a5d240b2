"""Credit lines: who reported, who edited, who only translated or took pictures."""

import re
from dataclasses import dataclass

from articles.intake.plain import fold
from articles.intake.words import characters, words

_REPORTER = (
    "(?:见习|实习|首席|特派|特约|全媒体|融媒体|驻\\S{1,6}?)?记者|本报主笔|主笔|特约撰稿人?|撰稿人?|"
    "采写|撰文|作者(?=[：/|\\s])|(?<![一-龥])文(?=[：/|\\s])|图文(?=[：/|\\s])"
)
_EDITOR = (
    "(?:本文|本期|网络|本版|值班|执行)?(?:责任编辑|责编|版编)|(?:网络|值班|本期|执行|本版)?编辑(?=[：/|\\s])|"
    "核稿(?=[：/\\s])"
)
_OTHER = (
    "摄影记者|视频记者|实习生|通讯员|通信员|摄影|摄像|摄(?=[：/|\\s])|翻译|译者|编译|图(?=[：/|\\s])|制图|"
    "本[报刊网台社]|[一二三]审|校对|审核|监制|视频|来源|供图|海报|统筹|审校|主编|校审|审签|值班主任|终审|复审|初审|策划|出品"
)
_LABEL = re.compile(
    f"(?P<other>{_OTHER})|(?P<editor>{_EDITOR})|(?P<reporter>{_REPORTER})"
)
_SEPARATOR = re.compile(r"[、，,/／;；|｜&和\s　：:（）()\[\]【】《》<>]+")
_TRAILING = re.compile(
    r"(?:综合)?(?:[一-龥]{2,4})?(?:报道|报导|報導|发自.*|文|图|摄|整理|综述)$"
)
_REPORTS = ("报道", "报导", "報導")
_NAME = re.compile(
    r"[一-龥]{2,4}|[一-龥A-Za-z.]+(?:[·•・][一-龥A-Za-z.]+)+|[A-Z][a-z]+"
)
_CODE = re.compile(r"[A-Za-z_]*\d[\w-]*|[A-Za-z]+\w*")
_SURNAMES = characters("surnames")
_WIRE_REPORTER = re.compile(
    r"记者([一-龥]{3,7}?)(?:\d|[一二三四五六七八九十]{1,3}[日月])"
)
_PLACE = 2  # characters most places in datelines have
_LONGEST_NAME = 4
_FAMILIAR = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许"
)


@dataclass(frozen=True)
class Credits:
    """Names of a credit line by the work they did."""

    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def read_credits(text: str) -> Credits:
    """Names after 记者, 责编 and the like in `text`; other labels' names are left."""
    folded = fold(text)
    labels = list(_LABEL.finditer(folded))
    if not labels:
        return Credits()
    ends = [label.start() for label in labels[1:]] + [len(text)]
    found: dict[str, list[str]] = {"reporter": [], "editor": [], "other": []}
    for label, end in zip(labels, ends, strict=True):
        kind = label.lastgroup or "other"
        listed = text[label.end() : end]
        found[kind] += _editor_names(listed) if kind == "editor" else names_in(listed)
    return Credits(
        tuple(dict.fromkeys(found["reporter"])),
        tuple(dict.fromkeys(found["editor"])),
    )


def reporters_of_wire(dateline: str) -> list[str]:
    """The name inside 中央社記者某某某台北5日電; it stands before a place."""
    found = _WIRE_REPORTER.search(fold(dateline))
    if not found:
        return []
    size = len(found[1]) - _PLACE
    start = found.start(1)
    return [dateline[start : start + min(max(size, 2), 3)]]


def names_in(listed: str) -> list[str]:
    """Names of a list such as 程渡 罗小帆, 程 渡、罗帆 or one without spaces."""
    names: list[str] = []
    for token in _whole_tokens(listed):
        named = _is_name(token) and not token.endswith(_REPORTS)
        named = named and not token.startswith("发自")
        bare = token if named else _TRAILING.sub("", token)
        if _is_name(bare):
            names += split_names(bare)
        elif bare and not _NAME.match(bare):
            break
    return names


def _is_name(token: str) -> bool:
    return bool(_NAME.fullmatch(token)) or (token != "" and len(split_names(token)) > 1)


def _whole_tokens(listed: str) -> list[str]:
    """Tokens of a list; 程　渡 printed wide is one name, not two characters."""
    tokens: list[str] = []
    half = ""
    for token in _SEPARATOR.split(listed):
        if len(token) == 1 and not half:
            half = token
            continue
        tokens.append(half + token if len(token) <= 1 else token)
        half = ""
    return [token for token in tokens if token]


def _editor_names(listed: str) -> list[str]:
    names = names_in(re.sub(r"_[A-Za-z]+\d+", "", listed))
    codes = [token for token in _SEPARATOR.split(listed) if _CODE.fullmatch(token)]
    return names or codes[:1]


def split_names(token: str) -> list[str]:
    """Two names or more whose space was lost, told apart by their surnames."""
    if len(token) < _LONGEST_NAME or not re.fullmatch(r"[一-龥]{4,9}", token):
        return [token]
    if token.startswith(words("compound_surnames")) and len(token) == _LONGEST_NAME:
        return [token]
    best = _best_split(token)
    return best or [token]


def _best_split(token: str) -> list[str]:
    """The split with the most familiar surnames; [] when none is possible."""
    ways: dict[int, list[list[str]]] = {0: [[]]}
    for end in range(2, len(token) + 1):
        ways[end] = [
            [*way, token[end - size : end]]
            for size in (3, 2)
            if token[max(end - size, 0)] in _SURNAMES
            for way in ways.get(end - size, [])
        ]
    return max(ways[len(token)], key=_familiarity, default=[])


def _familiarity(way: list[str]) -> tuple[int, int]:
    familiar = sum(name[0] in _FAMILIAR for name in way)
    return familiar - len(way), -abs(len(way[0]) - len(way[-1]))
