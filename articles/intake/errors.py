"""What is said when something that is not a story is pasted in."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

LONGEST_STORY = 200_000  # characters; a long reportage has about 20,000


class Unreadable(ValueError):  # noqa: N818 says what the text is
    """No story can be read from this; str() is one sentence for a person."""


class TooLong(Unreadable):
    def __init__(self) -> None:
        super().__init__(
            format_lazy(
                _("The text is longer than {longest} characters; paste one story."),
                longest=f"{LONGEST_STORY:,}",
            )
        )


class NotText(Unreadable):
    def __init__(self) -> None:
        super().__init__(_("This is not a text: it cannot be read as characters."))


class NothingThere(Unreadable):
    def __init__(self) -> None:
        super().__init__(_("There is no text here; paste a story first."))
