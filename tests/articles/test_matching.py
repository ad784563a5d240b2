"""Distinct people for every stage."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from articles.matching import unfillable

STAGES = st.dictionaries(
    st.sampled_from(["初审", "复审", "终审", "一校"]),
    st.sets(st.integers(min_value=1, max_value=5)),
)


def test_stages_with_enough_people_compete_for_nobody() -> None:
    assert unfillable({"初审": [1, 2], "复审": [1], "终审": [3]}) == []


def test_two_stages_with_one_person_between_them_are_named() -> None:
    stages = {"初审": [1], "复审": [2, 3], "终审": [1]}
    assert unfillable(stages) == ["初审", "终审"]


def test_a_stage_without_candidates_is_named_alone() -> None:
    assert unfillable({"初审": [1, 2], "复审": []}) == ["复审"]


@given(STAGES)
def test_the_answer_is_that_of_trying_every_choice(stages: dict[str, set[int]]) -> None:
    fits = any(
        all(person in stages[name] for name, person in zip(stages, chosen, strict=True))
        for chosen in permutations(range(1, 6), len(stages))
    )
    competing = unfillable(stages)
    assert (competing == []) is fits
    if competing:
        candidates = set().union(*(stages[name] for name in competing))
        assert len(candidates) < len(competing)
