"""Finding people by what an editor types, and in which order they come."""

from collections.abc import Callable
from typing import Any

import pytest

from staff.models import Department, User
from tests.staff.picker.people import hire

Ask = Callable[..., dict[str, Any]]


def names(answer: dict[str, Any]) -> list[str]:
    """The names in an answer, in order."""
    return [person["name"] for person in answer["people"]]


PINYIN = ["xiezhigang", "zhigang", "xzg", "zg", "xiezg", "xzhigang", "XIE Zhi Gang"]
WRITTEN = ["谢志刚", "志刚", "谢 志刚", "谢·志刚", "新闻部 志刚"]
NUMBERS = ["E0001", "e0001", "Ｅ０００１"]


@pytest.mark.parametrize("typed", [*PINYIN, *WRITTEN, *NUMBERS])
def test_a_person_is_found_first_by_name_pinyin_and_number(
    ask: Ask, typed: str
) -> None:
    assert names(ask(q=typed))[0] == "谢志刚"


def test_a_part_of_a_syllable_finds_nobody(ask: Ask) -> None:
    assert names(ask(q="higang")) == []


def test_every_word_must_be_found(ask: Ask) -> None:
    assert names(ask(q="李 静")) == ["李静"]
    assert names(ask(q="李 志刚")) == []


def test_the_end_of_a_number_finds_from_three_digits(ask: Ask) -> None:
    assert names(ask(q="047")) == ["系统管理员"]
    assert names(ask(q="47")) == []


def test_a_department_name_finds_its_people_but_not_those_below(ask: Ask) -> None:
    assert ask(q="夜班")["total"] == 9
    assert ask(q="新闻部")["total"] == 10


@pytest.mark.parametrize("typed", ["lü", "lv", "lu", "lyu", "吕"])
def test_a_name_with_u_umlaut_is_found_however_it_is_typed(
    ask: Ask, typed: str
) -> None:
    hire("吕布衣", "E0201")
    assert "吕布衣" in names(ask(q=typed))


@pytest.mark.parametrize("typed", ["zeng", "ceng", "zengq", "cq", "曾强"])
def test_a_surname_is_found_by_both_readings(ask: Ask, typed: str) -> None:
    hire("曾强", "E0202")
    assert "曾强" in names(ask(q=typed))


def test_the_best_match_comes_first(ask: Ask) -> None:
    news = Department.objects.get(name="新闻部")
    for name, number in [
        ("李红", "A3"),
        ("李", "A2"),
        ("张莉", "A5"),
        ("陆毅", "LI"),
        ("毛李", "A4"),
    ]:
        hire(name, number, position=100)
    hire("周理", "A6", news, position=100)
    found = names(ask(q="li", limit="100"))
    assert found[0] == "陆毅"  # the number
    assert found.index("李") < found.index("毛李")
    assert found.index("周理") < found.index("毛李")  # 谢志刚 works in 新闻部, too


def test_a_name_that_is_typed_in_full_comes_before_those_that_begin_so(
    ask: Ask,
) -> None:
    hire("李静怡", "A1")
    assert names(ask(q="李静")) == ["李静", "李静怡"]
    assert names(ask(q="lijing"))[:2] == ["李静", "李静怡"]


def test_people_of_the_asker_s_department_come_first_among_equals(ask: Ask) -> None:
    found = ask(q="zhang")["people"]
    news = Department.objects.get(name="新闻部").pk
    ranked = [person["departments"] == [news] for person in found[:-1]]
    assert ranked == sorted(ranked, reverse=True)
    assert ranked[0] is True


def test_without_a_query_the_directory_keeps_its_own_order(
    ask: Ask, people: dict[str, User]
) -> None:
    assert names(ask(limit="100")) == list(people)


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", "·", "   ", "!!!"])
def test_marks_have_no_meaning_of_their_own(ask: Ask, typed: str) -> None:
    assert ask(q=typed)["total"] in {0, 47}
