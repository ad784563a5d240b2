"""Printed names as a form has them."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import Named
from articles.admin.names import credited, namesakes, split_names
from articles.workflow import CreditRole
from staff.models import User
from tests.support.newsroom import Newsroom, person

REPORTER = CreditRole.REPORTER


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("  、 ,", []),
        ("姜微、何欣荣", ["姜微", "何欣荣"]),
        ("姜微 何欣荣\u3000林洋", ["姜微", "何欣荣", "林洋"]),
        (
            "姜微，何欣荣;林洋；阿依古丽·买买提",
            ["姜微", "何欣荣", "林洋", "阿依古丽·买买提"],
        ),
        ("Ann  Lee, 姜微", ["Ann Lee", "姜微"]),
        ("姜微、姜微", ["姜微"]),
    ],
)
def test_names_are_parted_as_newsrooms_write_them(text: str, names: list[str]) -> None:
    assert split_names(text) == names


def test_a_name_is_not_a_sentence() -> None:
    with pytest.raises(ValidationError) as refused:
        split_names("长" * 65)
    assert refused.value.messages == [
        "“长长长长长长长长长长长长…” is too long for a name: put 、 between names."
    ]


@pytest.fixture
def renamed(newsroom: Newsroom) -> User:
    """Somebody credited as 李亚琴 who is called 李雅琴 by now."""
    return person("J1", "李雅琴")


def test_unchanged_names_keep_their_order_and_spelling(renamed: User) -> None:
    before = (Named(REPORTER, "外来"), Named(REPORTER, "李亚琴", renamed.pk))
    assert credited(REPORTER, [renamed], ["外来"], before) == before


def test_a_new_name_comes_after_and_the_old_spelling_stays(renamed: User) -> None:
    before = (Named(REPORTER, "李亚琴", renamed.pk), Named(CreditRole.EDITOR, "编"))
    assert credited(REPORTER, [renamed], ["外来"], before) == (
        Named(REPORTER, "李亚琴", renamed.pk),
        Named(REPORTER, "外来"),
    )


def test_a_namesake_is_somebody_at_work_here(renamed: User) -> None:
    assert namesakes(["李雅琴", "外来"]) == ["李雅琴"]
    assert namesakes([]) == []
    renamed.is_active = False
    renamed.save()
    assert namesakes(["李雅琴"]) == []
