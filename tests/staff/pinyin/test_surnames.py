"""Surnames that a dictionary of words reads otherwise."""

import pytest

from staff.pinyin import keys, needle
from staff.pinyin.surnames import SURNAMES, split_surname

# What pypinyin 0.55 reads on its own, beside the reading as a surname.
MISREAD = {
    "单": ("dan", "shan"),
    "曾": ("ceng", "zeng"),
    "仇": ("chou", "qiu"),
    "解": ("jie", "xie"),
    "查": ("cha", "zha"),
    "盖": ("gai", "ge"),
    "区": ("qu", "ou"),
    "朴": ("pu", "piao"),
    "翟": ("di", "zhai"),
    "缪": ("mou", "miao"),
    "折": ("zhe", "she"),
    "召": ("zhao", "shao"),
    "员": ("yuan", "yun"),
    "贠": ("yuan", "yun"),
    "种": ("zhong", "chong"),
    "重": ("zhong", "chong"),
    "秘": ("mi", "bi"),
    "逢": ("feng", "pang"),
    "乐": ("le", "yue"),
    "洗": ("xi", "xian"),
    "么": ("me", "yao"),
    "牟": ("mou", "mu"),
    "繁": ("fan", "po"),
    "黑": ("hei", "he"),
    "隗": ("kui", "wei"),
    "覃": ("tan", "qin"),
    "祭": ("ji", "zhai"),
    "筰": ("zuo", "ze"),
    "都": ("dou", "du"),
    "郇": ("huan", "xun"),
    "卜": ("bo", "bu"),
    "薄": ("bao", "bo"),
    "句": ("ju", "gou"),
    "阚": ("han", "kan"),
    "佴": ("er", "nai"),
    "能": ("neng", "nai"),
    "粘": ("zhan", "nian"),
    "适": ("shi", "kuo"),
    "藏": ("cang", "zang"),
    "宓": ("mi", "fu"),
    "乜": ("mie", "nie"),
    "给": ("gei", "ji"),
    "颉": ("jie", "xie"),
    "参": ("can", "shen"),
}


@pytest.mark.parametrize(("surname", "readings"), MISREAD.items())
def test_a_surname_is_shown_as_a_surname_and_found_by_either_reading(
    surname: str, readings: tuple[str, str]
) -> None:
    library, usual = readings
    found = keys(f"{surname}志刚")
    assert found.pinyin == f"{usual} zhigang"
    assert found.sort_key == f"{usual}0zhi0gang0"
    assert found.initials == f"{usual[0]}zg"
    for typed in (f"{usual}zhigang", f"{usual[0]}zg", "zhigang", "zg"):
        assert needle(typed) in found.search
    if library in {"ceng", "mou", "kui", "tan", "huan", "mi", "le", "gai", "zhao"}:
        assert needle(f"{library}zg") in found.search


@pytest.mark.parametrize(
    ("surname", "pinyin"),
    [
        ("欧阳", "ouyang"),
        ("司马", "sima"),
        ("诸葛", "zhuge"),
        ("尉迟", "yuchi"),
        ("万俟", "moqi"),
        ("单于", "chanyu"),
        ("长孙", "zhangsun"),
        ("澹台", "tantai"),
        ("令狐", "linghu"),
        ("宇文", "yuwen"),
        ("拓跋", "tuoba"),
        ("呼延", "huyan"),
        ("乐正", "yuezheng"),
        ("上官", "shangguan"),
        ("夏侯", "xiahou"),
        ("皇甫", "huangfu"),
        ("东方", "dongfang"),
        ("慕容", "murong"),
        ("亓官", "qiguan"),
    ],
)
def test_a_compound_surname_is_one_word_before_the_given_name(
    surname: str, pinyin: str
) -> None:
    assert keys(f"{surname}志刚").pinyin == f"{pinyin} zhigang"
    assert keys(f"{surname}刚").pinyin == f"{pinyin} gang"


@pytest.mark.parametrize(
    ("surname", "pinyin"),
    [
        (entry[0], entry[1:])
        for line in (
            "任ren 华hua 纪ji 冼xian 尉wei 宁ning 万wan 石shi 沈shen 葛ge",
            "那na 过guo 车che 燕yan 应ying 莘shen 谌chen 晁chao 盛sheng",
        )
        for entry in line.split()
    ],
)
def test_a_surname_with_a_common_second_reading_keeps_its_own(
    surname: str, pinyin: str
) -> None:
    assert keys(f"{surname}伟").pinyin == f"{pinyin} wei"


def test_a_compound_needs_a_given_name_after_it() -> None:
    assert split_surname("单于") == ("单", "于")
    assert split_surname("单于丹") == ("单于", "丹")
    assert split_surname("曾") == ("曾", "")


def test_every_reading_in_the_table_has_a_syllable_per_character() -> None:
    for surname, readings in SURNAMES.items():
        assert readings, surname
        for reading in readings:
            assert len(reading) == len(surname), surname
            assert all(syllable.isalpha() for syllable in reading), surname
