"""What stands around a story: each case is a page of an invented paper."""

import pytest

from articles.intake import Story, parse

BODY = "清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了停航三年后的第一班渡船。"
MORE = "渡船每天往返十六趟，末班晚上九点，票价还是两块钱，老人和孩子免费。"


def story(
    head: str = "老渡口重开", body: str = f"{BODY}\n{MORE}", tail: str = ""
) -> Story:
    return parse("\n".join(part for part in (head, body, tail) if part))


def test_the_first_line_above_the_text_is_the_headline() -> None:
    assert story("老渡口重开").title == "老渡口重开"


def test_the_headline_stands_next_above_the_time_whatever_the_menu() -> None:
    menu = "首页\n新闻 体育 财经 房产\n首页 > 云水 > 正文"
    page = f"{menu}\n老渡口重开了！\n分享到：\n2024-05-06 08:30:00"
    found = story(page)
    assert found.title == "老渡口重开了！"
    assert found.paragraphs == (BODY, MORE)


def test_a_labelled_headline_wins_over_the_line_above_it() -> None:
    assert story("云水日报电子版\n标题：老渡口重开").title == "老渡口重开"


def test_a_headline_below_the_time_is_found() -> None:
    found = story("2024-05-06 08:30\n老渡口重开")
    assert (found.title, found.paragraphs) == ("老渡口重开", (BODY, MORE))


def test_a_headline_repeated_above_the_text_is_no_paragraph() -> None:
    found = story("老渡口重开\n2024-05-06 08:30\n原标题：老渡口重开\n老渡口重开")
    assert found.paragraphs == (BODY, MORE)
    assert found.subheads == ()


def test_a_text_without_headline_has_none_and_says_so() -> None:
    found = parse(BODY)
    assert found.title is None
    assert [str(w) for w in found.warnings] == [
        "No headline was found; please type it."
    ]


def test_only_a_headline_is_a_story_without_text() -> None:
    found = parse("老渡口重开")
    assert (found.title, found.blocks, found.quotes) == ("老渡口重开", (), ())
    assert [str(w) for w in found.warnings] == ["No text was found below the headline."]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("发布时间:2024-05-06 08:30:05 来源: yunshui", "2024-05-06T08:30:05"),
        ("2024年05月06日 08:30 云水日报", "2024-05-06T08:30:00"),
        ("2024年5月6日08:30　来源：云水日报", "2024-05-06T08:30:00"),
        ("2024/5/6 8:30", "2024-05-06T08:30:00"),
        ("2024.05.06 08:30", "2024-05-06T08:30:00"),
        ("2024-05-06T08:30:05+08:00", "2024-05-06T08:30:05"),
        ("2024年5月6日 星期一 08:30", "2024-05-06T08:30:00"),
        ("日期：2024年5月6日", "2024-05-06T00:00:00"),
        ("2024-13-45 08:30", None),
    ],
)
def test_the_time_is_read_as_printed(line: str, when: str | None) -> None:
    assert story(f"老渡口重开\n{line}").to_json()["published_at"] == when


def test_the_day_of_the_dateline_is_not_the_time_of_publication() -> None:
    assert story(body=f"新华社云水5月5日电 {BODY}").published_at is None


def test_a_taiwanese_end_code_gives_the_day() -> None:
    text = f"（中央社雲水5日電）{BODY}（編輯：溫舒）1130505"
    assert parse(text).to_json()["published_at"] == "2024-05-05T00:00:00"


@pytest.mark.parametrize(
    ("head", "tail", "source"),
    [
        ("老渡口重开\n发布时间:2024-05-06 08:30 来源: yunshui2024", "", "yunshui2024"),
        ("老渡口重开\n2024-05-06 08:30　来源: 云水晚报(海州)", "", "云水晚报"),
        ("老渡口重开\n2024年05月06日 08:30 云水日报", "", "云水日报"),
        ("老渡口重开\n程渡/云水周刊", "", "云水周刊"),
        ("老渡口重开", "《云水日报》(2024年05月06日03版)", "云水日报"),
        ("老渡口重开", "本文来源：云水网 作者：程渡", "云水网"),
        ("老渡口重开\n《云水日报》（2024年05月06日 第 01 版）", "", "云水日报"),
        ("老渡口重开\n2024-05-06 08:30 字号：大 中 小", "", None),
    ],
)
def test_the_source_is_found_where_papers_print_it(
    head: str, tail: str, source: str | None
) -> None:
    assert story(head, tail=tail).source == source


@pytest.mark.parametrize(
    ("opening", "dateline", "reporters"),
    [
        ("本报讯(记者程渡 罗小帆)", "本报讯", ("程渡", "罗小帆")),
        ("本报讯（记者 程渡 通讯员 罗小帆）", "本报讯", ("程渡",)),
        (
            "新华社云水5月5日电(记者程渡、罗小帆)",
            "新华社云水5月5日电",
            ("程渡", "罗小帆"),
        ),
        ("新华社云水5月5日电　", "新华社云水5月5日电", ()),
        ("中新网云水5月5日电 (记者 程渡)", "中新网云水5月5日电", ("程渡",)),
        (
            "【本报云水5月5日电】（实习记者 程渡 实习生 罗小帆）",
            "本报云水5月5日电",
            ("程渡",),
        ),
        ("云水日报讯 （记者 程渡）", "云水日报讯", ("程渡",)),
        ("（中央社記者程小渡台北5日電）", "中央社記者程小渡台北5日電", ("程小渡",)),
        ("（中央社雲水5日外電報導）", "中央社雲水5日外電報導", ()),
        ("新华社云水五月五日电 ", "新华社云水五月五日电", ()),
        ("云水快讯5月5日讯 ", "云水快讯5月5日讯", ()),
        ("【雲水日報專訊】", "雲水日報專訊", ()),
        ("【記者程渡／雲水報導】", "雲水報導", ("程渡",)),
    ],
)
def test_dateline_and_reporters_are_taken_out_of_the_first_paragraph(
    opening: str, dateline: str, reporters: tuple[str, ...]
) -> None:
    found = story(body=opening + BODY)
    assert (found.dateline, found.reporters) == (dateline, reporters)
    assert found.paragraphs == (BODY,)


@pytest.mark.parametrize(
    "opening",
    ["据云水网5月5日报道，", "互联网通讯行业人士说，", "电影开拍的消息传来，"],
)
def test_an_ordinary_beginning_is_no_dateline(opening: str) -> None:
    found = story(body=opening + BODY)
    assert found.dateline is None
    assert found.paragraphs == (opening + BODY,)


@pytest.mark.parametrize(
    ("line", "reporters"),
    [
        ("本报记者 程渡 罗小帆", ("程渡", "罗小帆")),
        ("云水日报记者程小渡罗帆", ("程小渡", "罗帆")),
        ("本报主笔　程　渡", ("程渡",)),
        ("文/程渡 图/罗小帆", ("程渡",)),
        ("记者 程渡 发自青石岭", ("程渡",)),
        ("作者：程渡", ("程渡",)),
        ("程渡/云水周刊", ("程渡",)),
        ("□ 程渡", ("程渡",)),
        ("翻译：程渡", ()),
        ("文｜程渡  编辑｜温舒", ("程渡",)),
        ("■ 本刊记者 程渡", ("程渡",)),
        ("本报记者 程渡 发自青石岭", ("程渡",)),
    ],
)
def test_a_by_line_names_the_reporters(line: str, reporters: tuple[str, ...]) -> None:
    found = story(f"老渡口重开\n{line}")
    assert found.reporters == reporters
    assert found.title == "老渡口重开"


def test_a_name_signed_at_the_end_of_the_last_paragraph_is_the_reporter() -> None:
    found = story(body=f"{BODY}\n{MORE}（程渡）")
    assert found.reporters == ("程渡",)
    assert found.paragraphs == (BODY, MORE)


def test_a_name_signed_below_the_text_is_the_reporter() -> None:
    found = story(tail="罗小帆")
    assert found.reporters == ("罗小帆",)
    assert found.paragraphs == (BODY, MORE)


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("(责编:温舒、江岸)", ("温舒", "江岸")),
        ("【编辑:温舒】", ("温舒",)),
        ("责任编辑：温舒 校对：江岸", ("温舒",)),
        ("责任编辑: 温舒_YS031", ("温舒",)),
        ("责任编辑：YS031", ("YS031",)),
    ],
)
def test_the_editors_line_ends_the_story(line: str, editors: tuple[str, ...]) -> None:
    found = story(tail=f"{line}\n选择用户\n全部人员 全选 撤消\n方德海\n鲁志远")
    assert found.editors == editors
    assert found.paragraphs == (BODY, MORE)


def test_related_links_and_comments_below_the_story_are_cut() -> None:
    found = story(
        tail="相关阅读\n云水镇今年要修三座桥\n网友：终于等到了，太好了，明天就去坐船。"
    )
    assert found.paragraphs == (BODY, MORE)


def test_short_lines_above_paragraphs_are_subheads() -> None:
    found = story(body=f"{BODY}\n为何停航\n{MORE}\n“两块钱”还能坐多久？\n{MORE}")
    assert found.subheads == ("为何停航", "“两块钱”还能坐多久？")
    assert len(found.paragraphs) == 3


def test_a_photo_caption_is_neither_paragraph_nor_subhead() -> None:
    found = story(body=f"{BODY}\n图为第一班渡船。 罗小帆 摄\n{MORE}")
    assert found.subheads == ()
    assert found.paragraphs == (BODY, MORE)


def test_a_list_of_short_lines_stays_text() -> None:
    found = story(body=f"{BODY}\n东岸码头\n中洲码头\n西岸码头\n{MORE}")
    assert found.subheads == ()
    assert len(found.paragraphs) == 5
