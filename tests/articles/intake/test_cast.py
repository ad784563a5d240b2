"""Who is known to speak because of what he does or is called elsewhere."""

import pytest

from articles.intake import StoryQuote, parse

OPENING = "云水镇老渡口\n清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了第一班渡船。\n"
WORDS = "“停航那三年我天天来看。”"


def last_quote(*paragraphs: str) -> StoryQuote:
    return parse(OPENING + "\n".join(paragraphs)).quotes[-1]


@pytest.mark.parametrize(
    ("paragraph", "attribution"),
    [
        (f"居民钟桂香提着两条鱼，{WORDS}", "before"),
        (f"居民钟桂香却皱起眉头：{WORDS}", "before"),
        (f"{WORDS}居民钟桂香挑了两条鱼，“现在下楼就到。”", "split"),
        (f"{WORDS}居民钟桂香裹着毛毯，声音发抖。", "after"),
        (f"居民钟桂香挑了两条鱼。{WORDS}", "implicit"),
        (f"居民钟桂香一边挑鱼，一边对记者说：{WORDS}", "before"),
        (f"居民钟桂香挑了两条鱼。{WORDS}她说。", "after"),
    ],
)
def test_somebody_who_acts_beside_his_words_speaks(
    paragraph: str, attribution: str
) -> None:
    quote = last_quote(paragraph)
    assert (quote.speaker, quote.role) == ("钟桂香", "居民")
    assert quote.attribution == attribution


@pytest.mark.parametrize(
    ("first", "then", "speaker"),
    [
        ("一名海事专家说，原因不明。", f"{WORDS}上述专家表示。", "一名海事专家"),
        ("平台的代理人说，此事与平台无关。", f"{WORDS}该代理人说。", "平台的代理人"),
        ("他的师父叫柯有德，早就退休了。", f"{WORDS}师父说。", "柯有德"),
        ("总统奥古斯托·卡萨雷斯来过。", f"卡萨雷斯说：{WORDS}", "卡萨雷斯"),
        ("居民钟桂香回忆起那天时说：", WORDS, "钟桂香"),
    ],
)
def test_an_earlier_paragraph_tells_who_is_meant(
    first: str, then: str, speaker: str
) -> None:
    assert last_quote(first, then).speaker == speaker


@pytest.mark.parametrize(
    ("clause", "speaker", "role"),
    [
        ("七十岁的居民钟桂香说：", "钟桂香", "居民"),
        ("钟桂香的儿子在外地打工，他说：", "钟桂香的儿子", None),
        ("一名被裁的工程师说：", "一名被裁的工程师", None),
        ("接近云水公司的人士向云水早知道透露：", "接近云水公司的人士", None),
        ("反对派“前进联盟”发言人对媒体说：", "反对派“前进联盟”发言人", None),
        ("环保团体“守护渡口联盟”发表声明指出：", "守护渡口联盟", "环保团体"),
        ("外交部发言人顾清和回应道：", "顾清和", "外交部发言人"),
    ],
)
def test_a_speaker_is_read_whole(clause: str, speaker: str, role: str | None) -> None:
    names = "居民钟桂香来过。顾清和笑了，顾清和又笑了。"
    quote = last_quote(names, clause + WORDS)
    assert (quote.speaker, quote.role) == (speaker, role)


def test_who_keeps_silent_after_words_did_not_say_them() -> None:
    quote = last_quote("居民钟桂香来了。", f"船长蒋帆来了。{WORDS}居民钟桂香没有回答。")
    assert quote.speaker == "蒋帆"


def test_a_proverb_is_nobodys_words() -> None:
    assert not parse(f"{OPENING}古人讲，“政如农功，日夜思之”。").quotes
