"""What stands around the text: time, source, dateline."""

import re
from datetime import datetime

from articles.intake.plain import fold

_DATE = (
    r"(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?"
)
_CLOCK = r"(?P<h>\d{1,2})[:：时](?P<min>\d{2})(?:[:：分](?P<s>\d{2}))?"
_STAMP = re.compile(rf"{_DATE}(?:[T\s　,，]*(?:星期.|周.)?[\s　（(]*{_CLOCK})?")
_TIME_LABEL = re.compile(
    r"(?:发布|发表|更新|发稿|出版|刊发)?(?:时间|日期)\s*：|发布于|发表于"
)
_SOURCE = re.compile(
    r"(?:文章|本文|稿件|信息|新闻)?(?:来源|稿源|出处)\s*：\s*([^\s　|｜（【】）;；/]+)"
)
_OUTLET = re.compile(
    r"[\w一-龥]{0,12}(?:日报|晚报|早报|时报|晨报|商报|快报|周报|都市报|青年报|报|网|社|电视台|"
    r"周刊|杂志|客户端|新闻|在线|电台|广播|融媒体中心|发布|观察)"
)
_TITLED = re.compile("《([^《》]{2,12})》")
_SIGNED_NAME = re.compile(r"[一-龥]{2,4}")
_MARKED = re.compile(r"[■●◎□◆▲★◇○][\s　]*([一-龥]{2,4}(?:[\s　、]+[一-龥]{2,4}){0,3})")
_END_CREDIT = re.compile(
    r"^[（（]?(?:原载|载|摘自|据)?《([^《》]{2,20})》[（）\s\d年月日版第期:：.-]*$"
)
_ROC_CODE = re.compile(r"(?:^|[）\s])(1\d{2})(0[1-9]|1[0-2])([0-3]\d)$")
_ROC_EPOCH = 1911

_AGENCY = r"(?!据)(?:本报|本网|本刊|本台|[一-龥]{2,9}?(?:社|网|报|台|周刊|在线|新闻))"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:{_NUMBER}月)?{_NUMBER}日"
_WIRE = r"[一-龥]{0,6}?(?:电(?![影视话梯脑])(?:报导)?|讯)"
_OWN_WIRE = r"[一-龥]{0,4}?(?<![通资腾音简短快喜视问电])讯(?=[（\s　】：记]|$)"
_DATELINE = re.compile(
    rf"[（【]?(据?{_AGENCY}[一-龥]{{0,14}}?{_DAY}{_WIRE}|本[报网刊台]讯|"
    rf"(?!据)[一-龥]{{2,14}}?{_DAY}[电讯](?=[\s　（【])|{_AGENCY}{_OWN_WIRE}|"
    r"(?<=【)[一-龥]{2,10}[讯电](?=】))[）】]?"
)
_REPORT = re.compile(
    rf"[（【]({_AGENCY}[一-龥]{{0,14}}?{_DAY}[一-龥]{{0,8}}?(?:电|报导|报道))[）】]"
)
_REPORTED = re.compile(r"/([一-龥]{2,6}?报[导道])(?=[）】\s]|$)")
_FARTHEST = 80  # characters of caption that may stand before a bracketed dateline
_AFTER = re.compile(r"[\s　:：,，—-]*")


def find_time(line: str) -> datetime | None:
    """The first full date of `line` with its clock, naive local time as printed."""
    for stamp in _STAMP.finditer(line):
        when = _datetime(stamp)
        if when:
            return when
    return None


def _datetime(stamp: re.Match[str]) -> datetime | None:
    parts = (int(stamp[name] or 0) for name in ("y", "m", "d", "h", "min", "s"))
    try:
        return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 printed time
    except ValueError:
        return None


def roc_time(line: str) -> datetime | None:
    """The day of a Taiwanese end code such as 1130105 (year of the Republic)."""
    code = _ROC_CODE.search(line)
    if not code:
        return None
    year, month, day = (int(part) for part in code.groups())
    try:
        return datetime(year + _ROC_EPOCH, month, day)  # noqa: DTZ001 printed day
    except ValueError:
        return None


def time_rank(line: str) -> int:
    """How surely a line gives the time: 3 labelled, 2 with a clock, 1 a date."""
    folded = fold(line)
    stamp = next((s for s in _STAMP.finditer(line) if _datetime(s)), None)
    if stamp is None:
        return 0
    if _TIME_LABEL.search(folded):
        return 3
    return 2 if stamp["h"] else 1


def find_source(line: str) -> str | None:
    """What the 来源 label names, without a city in brackets."""
    found = _SOURCE.search(fold(line))
    return line[found.start(1) : found.end(1)] if found else None


def outlet_beside_time(line: str) -> str | None:
    """The paper or site printed beside the time, without a label."""
    words = re.split(r"[\s/／]+", _STAMP.sub(" ", line, count=1))
    outlets = (word.strip("|｜·-") for word in words)
    titled = _TITLED.search(fold(line))
    if titled:
        return line[titled.start(1) : titled.end(1)]
    return next((word for word in outlets if _OUTLET.fullmatch(fold(word))), None)


def signature(line: str) -> tuple[str, str] | None:
    """Reporter and outlet of a by-line such as 王某某/某某日报."""
    name, slash, outlet = line.replace("／", "/").partition("/")
    named = slash and _SIGNED_NAME.fullmatch(name.strip())
    if not named or not _OUTLET.fullmatch(fold(outlet.strip())):
        return None
    return name.strip(), outlet.strip()


def marked_names(line: str) -> str | None:
    """The names of a by-line that is only a mark and names: □ 程某某."""
    found = _MARKED.fullmatch(line)
    return found[1] if found and "记者" not in found[1] else None


def end_credit(line: str) -> str | None:
    """The paper of a credit such as 《某某日报》(2020年04月02日04版)."""
    found = _END_CREDIT.match(fold(line))
    return line[found.start(1) : found.end(1)] if found else None


def cut_dateline(paragraph: str) -> tuple[str | None, str]:
    """The dateline at the head of a paragraph, and the paragraph without it.

    Before a bracketed 中央社…報導 a picture's caption is cut away with it.
    """
    folded = fold(paragraph)
    found = _DATELINE.match(folded) or _REPORT.search(folded[: _FARTHEST * 2])
    if not found or not _only_caption(folded[: found.start()]):
        return None, paragraph
    rest = paragraph[found.end() :]
    start = _AFTER.match(rest)
    return paragraph[found.start(1) : found.end(1)], rest[start.end() if start else 0 :]


def place_of_report(line: str) -> str | None:
    """The last part of a by-line such as 記者某某某／某地報導."""
    found = _REPORTED.search(fold(line))
    return line[found.start(1) : found.end(1)] if found else None


def _only_caption(before: str) -> bool:
    if not before:
        return True
    return len(before) <= _FARTHEST and before.rstrip().endswith(("）", "。"))
