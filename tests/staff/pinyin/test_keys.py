"""What a name is shown, found and sorted by."""

import subprocess
import sys

import pytest

from staff.pinyin import clean_name, keys, needle


def test_a_name_has_a_pinyin_initials_and_a_sort_key() -> None:
    found = keys("谢志刚")
    assert found.pinyin == "xie zhigang"
    assert found.initials == "xzg"
    assert found.sort_key == "xie0zhi0gang0"
    assert found.search == (
        " xiezhigang xiezgang xzhigang xzgang zhigang zgang gang 谢志刚 志刚 刚"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "xiezhigang",
        "xie zhigang",
        "Xie Zhi-gang",
        "xiè zhìgāng",
        "zhigang",
        "gang",
        "xzg",
        "XZG",
        "zg",
        "xiezg",
        "xzhig",
        "xiezhi",
        "ｘｚｇ",
        "谢",
        "志刚",
        "谢 志刚",
        "谢　志刚",
    ],
)
def test_a_person_is_found_by_characters_syllables_and_initials(typed: str) -> None:
    assert needle(typed) in keys("谢志刚").search


@pytest.mark.parametrize("typed", ["higang", "ang", "zhg", "gz", "志谢", "xg"])
def test_a_person_is_not_found_by_the_middle_of_a_syllable(typed: str) -> None:
    assert needle(typed) not in keys("谢志刚").search


@pytest.mark.parametrize("typed", ["zengqiang", "zq", "cengq", "ceng", "zeng", "qiang"])
def test_a_surname_of_two_readings_is_found_by_both(typed: str) -> None:
    assert needle(typed) in keys("曾强").search


@pytest.mark.parametrize("typed", ["lv", "lu", "lyu", "lü", "lǚ", "lvbu", "lyub", "lb"])
def test_u_umlaut_is_typed_as_v_u_or_yu(typed: str) -> None:
    assert needle(typed) in keys("吕布").search


def test_u_umlaut_is_shown_as_v() -> None:
    assert keys("吕布").pinyin == "lv bu"
    assert keys("吕布").sort_key == "lv0bu0"


@pytest.mark.parametrize("typed", ["wangzhaoyang", "wangchaoyang", "chaoyang", "zhaoy"])
def test_a_given_name_of_two_readings_is_found_by_both(typed: str) -> None:
    assert needle(typed) in keys("王朝阳").search


@pytest.mark.parametrize("written", ["曾　强", "曾 强", " 曾强 ", "曾\u200b强\ufeff"])
def test_a_padded_name_is_the_name(written: str) -> None:
    assert clean_name(written) == "曾强"
    assert keys(written) == keys("曾强")


@pytest.mark.parametrize("dot", ["·", "•", "．", ".", "‧", "・", " · ", "･"])
def test_a_transcribed_name_is_read_without_a_surname(dot: str) -> None:
    written = f"阿卜杜拉{dot}艾山"
    assert clean_name(written) == "阿卜杜拉·艾山"
    found = keys(written)
    assert found.pinyin == "abudula aishan"
    assert found.initials == "abdlas"
    for typed in ("abudula", "aishan", "abdlas", "阿卜杜拉艾山", written, "艾山"):
        assert needle(typed) in found.search


def test_a_transcribed_name_may_end_in_a_letter() -> None:
    assert clean_name("阿卜杜拉·x") == "阿卜杜拉·x"
    assert keys("阿卜杜拉·x").pinyin == "abudula x"


def test_a_latin_name_keeps_its_words() -> None:
    found = keys("John  Ｓｍｉｔｈ")
    assert clean_name("John  Ｓｍｉｔｈ") == "John Smith"
    assert found.pinyin == "john smith"
    assert found.initials == "js"
    assert found.sort_key == "john0smith0"
    for typed in ("john", "smith", "johns", "js", "John Smith"):
        assert needle(typed) in found.search


def test_a_latin_name_may_stand_before_a_chinese_one() -> None:
    assert keys("Mary 王").pinyin == "mary wang"
    assert needle("王") in keys("Mary 王").search


@pytest.mark.parametrize(
    ("post", "pinyin"),
    [("行政专员", "xing zheng zhuan yuan"), ("系统管理员", "xi tong guan li yuan")],
)
def test_a_post_account_is_read_as_a_phrase(post: str, pinyin: str) -> None:
    found = keys(post)
    assert found.pinyin == pinyin
    assert found.initials == "".join(word[0] for word in pinyin.split())
    assert needle(found.initials) in found.search


def test_a_double_surname_is_found_by_its_reading_as_a_surname() -> None:
    assert needle("zenglizg") in keys("曾李志刚").search


def test_a_typed_pinyin_is_kept_and_the_other_readings_stay_searchable() -> None:
    found = keys("曾安", override="  Ceng  An ")
    assert found.pinyin == "ceng an"
    assert found.initials == "ca"
    assert found.sort_key == "ceng0an0"
    assert needle("cengan") in found.search
    assert needle("zengan") in found.search


@pytest.mark.parametrize(
    ("name", "typed", "sort_key", "initials"),
    [
        ("谢志刚", "xie zhigang", "xie0zhi0gang0", "xzg"),
        ("谢志刚", "Xie Zhi-Gang", "xie0zhi0gang0", "xzg"),
        ("李西安", "li xian", "li0xi0an0", "lxa"),
        ("李先", "li xian", "li0xian0", "lx"),
        ("李西安", "li xi'an", "li0xi0an0", "lxa"),
        ("吕布", "lü bu", "lv0bu0", "lb"),
        ("谢志刚", "sergey", "sergey0", "s"),
        ("John Smith", "jon smit", "jon0smit0", "js"),
    ],
)
def test_a_typed_pinyin_is_parted_into_the_syllables_of_the_name(
    name: str, typed: str, sort_key: str, initials: str
) -> None:
    found = keys(name, override=typed)
    assert (found.sort_key, found.initials) == (sort_key, initials)


def test_what_is_filled_in_survives_being_typed_back() -> None:
    for name in ("李西安", "陈天恩", "阿卜杜拉·艾山", "欧阳志刚", "吕律", "行政专员"):
        found = keys(name)
        assert keys(name, override=found.pinyin) == found


def test_a_shorter_syllable_sorts_before_a_longer_one() -> None:
    names = ["线安", "喜子", "西安", "先锋", "曾安", "查安", "单安"]
    assert sorted(names, key=lambda name: keys(name).sort_key) == [
        "单安",
        "西安",
        "喜子",
        "线安",
        "先锋",
        "曾安",
        "查安",
    ]


@pytest.mark.parametrize("name", ["", "  ", "·", "　"])
def test_an_empty_name_has_empty_keys(name: str) -> None:
    found = keys(name)
    assert (found.pinyin, found.initials, found.search, found.sort_key) == ("",) * 4


def test_rare_characters_are_read() -> None:
    assert keys("䶮𬱖").pinyin == "yan di"
    assert needle("𬱖") in keys("䶮𬱖").search


@pytest.mark.parametrize("name", ["朝" * 64, "绿" * 64, "曾" * 64, "w" * 64, "ü" * 64])
def test_the_longest_name_fits_its_columns(name: str) -> None:
    found = keys(name, override="an" * 64)
    assert len(found.pinyin) <= 128
    assert len(found.initials) <= 64
    assert len(found.sort_key) <= 192
    assert len(found.search) < 10_000


def test_the_dictionaries_are_loaded_only_by_who_converts() -> None:
    program = (
        "import sys; from staff.pinyin import keys, needle; needle('xzg');"
        "print('pypinyin' in sys.modules); keys('谢志刚');"
        "print('pypinyin' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
