"""`python -m bench [PAIRS]`: every measure, one line each."""

import os
import sys

import django

from bench import texts


def main(arguments: list[str]) -> int:
    """Print name, ratio, A/A ratio and milliseconds of each measure."""
    pairs = int(arguments[0]) if arguments else 200
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    print(f"medians of {pairs} interleaved pairs, CPU time of this process")  # noqa: T201 - a command's output
    for ratio in texts.ratios(pairs):
        print(  # noqa: T201 - a command's output
            f"{ratio.ours:9.2f}  A/A {ratio.same:.2f}  {ratio.milliseconds:8.2f} ms  "
            f"{ratio.name}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
