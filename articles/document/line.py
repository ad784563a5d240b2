"""The line that is being read: text folded as it comes, marks as they open."""

from __future__ import annotations

from dataclasses import replace

from articles.document.blocks import PLAIN, Marks, QuoteMark, Run, merged
from articles.document.characters import fold

_EDGE = " \n"
_EMPHASIS = ("strong", "em")


class LineBuilder:
    """Collects runs; white space folds across them as it does in a browser."""

    _marks: Marks
    _last: str
    _quote_depth: int

    def __init__(self) -> None:
        self._reset()

    def write(self, text: str) -> None:
        """Add text with the marks that are open."""
        text = fold(text)
        if self._last in _EDGE:
            text = text.removeprefix(" ")
        if text:
            self._runs.append(Run(text, self._marks))
            self._last = text[-1]

    def break_line(self, mark: str) -> None:
        """Add a line break; `mark` is what stands for it."""
        if mark == " ":
            self.write(mark)
            return
        if not self._runs:
            return
        self._strip_end(" ")
        self._runs.append(Run(mark, self._marks))
        self._last = mark

    def link(self, href: str) -> None:
        """From here on text links to `href`; empty ends the link."""
        self._marks = replace(self._marks, href=href)

    def open_quote(self, mark: QuoteMark) -> None:
        """From here on text is in `mark`, unless a quote is open already."""
        self._quote_depth += 1
        if self._quote_depth == 1:
            self._marks = replace(self._marks, quote=mark)

    def close_quote(self) -> None:
        """The innermost quote ends."""
        self._quote_depth = max(0, self._quote_depth - 1)
        if self._quote_depth == 0:
            self._marks = replace(self._marks, quote=None)

    def emphasise(self, name: str, step: int) -> None:
        """One `strong` or `em` more (+1) or less (-1) is open."""
        depth = max(0, self._emphasis[name] + step)
        self._emphasis[name] = depth
        if name == "strong":
            self._marks = replace(self._marks, strong=depth > 0)
        else:
            self._marks = replace(self._marks, em=depth > 0)

    def finish(self) -> tuple[Run, ...]:
        """The runs of the line, none when it is blank; a new line begins."""
        self._strip_end(_EDGE)
        runs = self._runs
        if runs or self._marks is not PLAIN:
            self._reset()
        if not "".join(run.text for run in runs).strip():
            return ()
        return merged(_without_blank_quotes(runs))

    def _reset(self) -> None:
        self._runs: list[Run] = []
        self._marks = PLAIN
        self._last = " "
        self._quote_depth = 0
        self._emphasis = dict.fromkeys(_EMPHASIS, 0)

    def _strip_end(self, characters: str) -> None:
        while self._runs:
            last = self._runs.pop()
            if text := last.text.rstrip(characters):
                self._runs.append(Run(text, last.marks))
                return


def _without_blank_quotes(runs: list[Run]) -> list[Run]:
    if all(run.marks.quote is None for run in runs):
        return runs
    spoken = {
        run.marks.quote.serial
        for run in runs
        if run.marks.quote is not None and run.text.strip()
    }
    return [
        replace(run, marks=replace(run.marks, quote=None))
        if run.marks.quote is not None and run.marks.quote.serial not in spoken
        else run
        for run in runs
    ]
