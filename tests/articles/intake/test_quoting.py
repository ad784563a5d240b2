"""Whose words they are: each case is a paragraph of an invented story."""

import pytest

from articles.intake import Story, StoryQuote, parse

OPENING = "云水镇老渡口\n清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了第一班渡船。\n"


def read(*paragraphs: str) -> Story:
    return parse(OPENING + "\n".join(paragraphs))


def only_quote(*paragraphs: str) -> StoryQuote:
    (quote,) = read(*paragraphs).quotes
    return quote


@pytest.mark.parametrize(
    ("paragraph", "speaker", "role"),
    [
        ("云水镇交通站站长鲁志远说：“船票五年不涨价。”", "鲁志远", "云水镇交通站站长"),
        (
            "家住东岸的退休教师方德海告诉记者：“船票五年不涨价。”",
            "方德海",
            "家住东岸的退休教师",
        ),
        (
            "5月5日，镇党委书记石岚在开航仪式上表示，“船票五年不涨价。”",
            "石岚",
            "镇党委书记",
        ),
        (
            "云水协会主席大卫·洛伦兹指出：“船票五年不涨价。”",
            "大卫·洛伦兹",
            "云水协会主席",
        ),
        ("副镇长欧阳文清向本报记者证实：“船票五年不涨价。”", "欧阳文清", "副镇长"),
        ("对此，云水轮渡公司回应称：“船票五年不涨价。”", "云水轮渡公司", None),
        ("公司在一份声明中说，“船票五年不涨价。”", "公司", None),
        (
            "一名不愿透露姓名的船员说：“船票五年不涨价。”",
            "一名不愿透露姓名的船员",
            None,
        ),
        (
            "雲水大學教授羅小帆（Luo Xiaofan）說：「船票五年不漲價。」",
            "羅小帆",
            "雲水大學教授",
        ),
        ("船长蒋帆摆摆手：“船票五年不涨价。”", "蒋帆", "船长"),
        ("三年级的拉姆说：“船票五年不涨价。”", "拉姆", None),
        ("副镇长洛桑次仁说：“船票五年不涨价。”", "洛桑次仁", "副镇长"),
        ("王女士在留言里写道：“船票五年不涨价。”", "王女士", None),
        ('鲁志远: "船票五年不涨价."', "鲁志远", None),
    ],
)
def test_a_speaker_before_the_words(
    paragraph: str, speaker: str, role: str | None
) -> None:
    quote = only_quote(paragraph)
    assert quote.text.rstrip("。.") in {"船票五年不涨价", "船票五年不漲價"}
    assert (quote.speaker, quote.role, quote.attribution) == (speaker, role, "before")


@pytest.mark.parametrize(
    ("after", "speaker", "role"),
    [
        ("方德海说。", "方德海", None),
        ("退休教师方德海告诉记者，他等了三年。", "方德海", "退休教师"),
        ("5月5日，镇党委书记石岚在“同心渡”开航仪式上表示。", "石岚", "镇党委书记"),
        (
            "两岸的渡船公司今年签了协议，云水渡船公司经理鲁志远感慨。",
            "鲁志远",
            "云水渡船公司经理",
        ),
        ("网友“海边的猫”写道。", "网友“海边的猫”", None),
        ("说这话的是船长蒋帆。", "蒋帆", "船长"),
    ],
)
def test_a_speaker_after_the_words(after: str, speaker: str, role: str | None) -> None:
    quote = only_quote(f"“三年没有听见汽笛声了。”{after}")
    assert quote.text == "三年没有听见汽笛声了。"
    assert (quote.speaker, quote.role, quote.attribution) == (speaker, role, "after")


def test_words_split_by_their_speaker_are_one_quote() -> None:
    quote = only_quote("“船票还是两块钱，”船长蒋帆说，“老人免费。”")
    assert quote.text == "船票还是两块钱，\n老人免费。"
    assert (quote.speaker, quote.attribution) == ("蒋帆", "split")
    assert len(quote.spans) == 2


def test_words_with_the_reporters_own_between_are_two_quotes() -> None:
    found = read(
        "“船票还是两块钱。”船长蒋帆说，停航三年里他修好了旧船，“一天也没闲着”。"
    )
    assert [quote.text for quote in found.quotes] == [
        "船票还是两块钱。",
        "一天也没闲着",
    ]
    assert {quote.speaker for quote in found.quotes} == {"蒋帆"}


def test_words_over_several_paragraphs_are_one_quote() -> None:
    quote = only_quote(
        "船长蒋帆说：“停航那天我哭了。", "“三年里我修好了旧船。", "“今天我又笑了。”"
    )
    assert quote.text == "停航那天我哭了。\n三年里我修好了旧船。\n今天我又笑了。"
    assert [span.block for span in quote.spans] == [1, 2, 3]


def test_words_without_a_speaker_of_their_own_belong_to_the_person_just_named() -> None:
    quote = only_quote("周阿水作为渡口的老船工，三年里天天来看。“一天不来就睡不着觉。”")
    assert (quote.speaker, quote.role) == ("周阿水", "渡口的老船工")
    assert quote.attribution == "implicit"


def test_he_is_the_person_named_before() -> None:
    found = read("镇党委书记石岚来了。船长蒋帆今年58岁。他说：“我等这一天等了三年。”")
    assert [quote.speaker for quote in found.quotes] == ["蒋帆"]
    assert found.quotes[0].role == "船长"


def test_he_who_does_something_while_he_speaks_is_the_speaker() -> None:
    quote = only_quote("“汽笛一响，”船长蒋帆接过舵轮，“心就定了。”")
    assert (quote.text, quote.speaker) == ("汽笛一响，\n心就定了。", "蒋帆")
    assert quote.attribution == "split"


def test_a_family_name_alone_has_the_post_of_the_whole_name() -> None:
    found = read("云水协会主席玛丽·洛伦兹来了。", "“渡船修得很好。”洛伦兹说。")
    assert [quote.speaker for quote in found.quotes] == ["洛伦兹"]


def test_somebody_introduced_by_name_and_age_is_he() -> None:
    found = read("修船的人名叫顾三省，今年七十六岁。他说：“修到看不见为止。”")
    assert [quote.speaker for quote in found.quotes] == ["顾三省"]


def test_the_words_of_one_who_is_named_a_paragraph_later() -> None:
    quote = only_quote("“他比亲儿子还亲。”", "说这话的是她的老伴。")
    assert (quote.speaker, quote.attribution) == ("她的老伴", "implicit")


def test_the_post_given_at_the_introduction_holds_for_later_words() -> None:
    found = read(
        "镇党委书记石岚表示，渡口要长期办下去。", "“我们要让渡口活起来！”石岚说。"
    )
    assert [quote.role for quote in found.quotes] == ["镇党委书记"]


@pytest.mark.parametrize(
    "paragraph",
    [
        "村里人都叫他“永远走不累的铁脚板”。",
        "大家发扬“不怕苦不怕累的老黄牛精神”的作风，把旧船修好了。",
        "墙上写着“为两岸人民服务到底”几个大字。",
        "渡口被称为“两岸同心的一条水路”工程。",
        "石岚说，渡口是两岸人的“同心结和幸福路”，要办下去。",
        "“两岸一条心，同渡一江水”——云水镇传出好消息。",
        "石岚说：“好。”",
        "船长蒋帆唱起那首老歌：“渡船渡船，送我回家。”",
        "渡船的船头写着：“坐稳扶好，注意安全。”",
    ],
)
def test_names_slogans_and_fragments_are_no_quotes(paragraph: str) -> None:
    assert read(paragraph).quotes == ()


def test_a_text_without_quotation_marks_has_no_quotes_and_no_warnings() -> None:
    found = read("渡船每天往返十六趟，末班晚上九点，票价还是两块钱。")
    assert (found.quotes, found.warnings) == ((), ())


def test_marks_that_do_not_match_are_said_with_the_paragraph() -> None:
    found = read("船长蒋帆说：“停航那天我哭了。", "石岚说：“我们要让渡口活起来！”")
    (warning,) = found.warnings
    assert str(warning) == (
        "The quotation marks in paragraph 2 do not match: "
        "船长蒋帆说：“停航那天我哭了。 …"
    )
    assert [quote.speaker for quote in found.quotes] == ["石岚"]


def test_a_mark_that_only_closes_is_said_too() -> None:
    found = read("船长蒋帆说，停航那天我哭了。”石岚走了。")
    assert len(found.warnings) == 1


def test_words_are_kept_exactly_as_printed() -> None:
    quote = only_quote("船长蒋帆说:“船号是Ａ１２,‘同心’ 号,不会错 。 ”")
    assert quote.text == "船号是Ａ１２,‘同心’ 号,不会错 。 "
