"""Distinct people for all stages: a bipartite matching. Pure."""

from collections.abc import Collection, Mapping


def unfillable(stages: Mapping[str, Collection[int]]) -> list[str]:
    """Names of stages that compete for too few people; empty when all can be filled.

    `stages` maps a stage's name to the ids of those who may take it. When no choice of
    different people fills every stage, the result is a smallest such group that the
    search met: all its stages together have fewer candidates than members.
    """
    holder: dict[int, str] = {}
    for name in stages:
        tried: set[int] = set()
        if not _place(name, stages, holder, tried):
            competing = {holder[person] for person in tried} | {name}
            return [stage for stage in stages if stage in competing]
    return []


def _place(
    name: str,
    stages: Mapping[str, Collection[int]],
    holder: dict[int, str],
    tried: set[int],
) -> bool:
    """Give stage `name` somebody, moving earlier stages to others where needed."""
    for person in stages[name]:
        if person in tried:
            continue
        tried.add(person)
        if person not in holder or _place(holder[person], stages, holder, tried):
            holder[person] = name
            return True
    return False
