"""Two pieces of work measured against each other in one run."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """Medians over all pairs: ours to the reference, the reference to itself."""

    name: str
    ours: float
    same: float
    milliseconds: float

    def __str__(self) -> str:
        return (
            f"{self.ours:9.2f}  A/A {self.same:.2f}  "
            f"{self.milliseconds:8.2f} ms  {self.name}"
        )


def measure(name: str, ours: Work, reference: Work, *, pairs: int) -> Ratio:
    """Run ours and the reference in turn, `pairs` times; an even number of them.

    CPU seconds of this process, so that other programs on the machine count little.
    `same` compares the reference of one pair with that of the next, both run after
    ours: how far it lies from 1 is what this run cannot see.
    """
    ours(), reference()
    gc.disable()
    try:
        times = [(_cpu(ours), _cpu(reference)) for _ in range(pairs)]
    finally:
        gc.enable()
    others = [other for _, other in times]
    return Ratio(
        name=name,
        ours=median(own / other for own, other in times),
        same=median(a / b for a, b in zip(others[::2], others[1::2], strict=True)),
        milliseconds=1000 * median(own for own, _ in times),
    )


def _cpu(work: Work) -> float:
    start = time.process_time_ns()
    work()
    return max(time.process_time_ns() - start, 1) / 1e9
