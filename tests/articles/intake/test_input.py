"""What may be pasted, and what is said about the rest."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.intake import NothingThere, NotText, TooLong, decode, parse
from tests.articles.intake.newsprint import newsprint

STORY = "老渡口重开\n清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了渡船。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_file_in_any_newsroom_encoding_is_read(encoding: str) -> None:
    assert decode(STORY.encode(encoding)) == STORY


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xff\xff", b"a\0b"]
)
def test_a_binary_file_is_not_text(raw: bytes) -> None:
    with pytest.raises(NotText) as refused:
        decode(raw)
    assert str(refused.value) == (
        "This is not a text: it cannot be read as characters."
    )


def test_a_pasted_nul_character_is_not_text() -> None:
    with pytest.raises(NotText):
        parse("老渡口\0重开")


@pytest.mark.parametrize("raw", ["", " \n\t\u3000\n", "\ufeff"])
def test_an_empty_paste_is_said_to_be_empty(raw: str) -> None:
    with pytest.raises(NothingThere) as refused:
        parse(raw)
    assert str(refused.value) == "There is no text here; paste a story first."


def test_two_megabytes_are_too_long_for_one_story() -> None:
    with pytest.raises(TooLong) as refused:
        parse("渡" * 2_000_000)
    assert str(refused.value) == (
        "The text is longer than 200,000 characters; paste one story."
    )


def test_an_unknown_byte_order_mark_inside_is_no_part_of_the_story() -> None:
    assert parse("\ufeff" + STORY).title == "老渡口重开"


@settings(deadline=None)
@given(newsprint())
def test_any_text_with_characters_is_read(raw: str) -> None:
    assert parse("渡" + raw).to_json()


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_characters_at_all_are_read(raw: str) -> None:
    assert parse("渡" + raw).to_json()


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "”",
        "“”",
        "，",
        "蒋帆说，",
        "蒋帆说：“我们走吧，好的。”",
        "“我们走吧，好的。”他说，\n",
        "“我们\n",
        "「“‘",
        "在中",
        "本报讯（记者",
    ],
)
def test_the_longest_text_of_one_piece_is_read_in_time(piece: str) -> None:
    raw = piece * (199_999 // len(piece))
    started = time.process_time()
    parse(raw)
    assert time.process_time() - started < 6  # seconds; 1 to 2 on an idle core
