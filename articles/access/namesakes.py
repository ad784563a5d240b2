"""By-lines that print the name of somebody here as a name from outside.

Only the person who typed it knows whether it is the same person, so whoever bears the
name counts as one who may have written the text: another one decides and signs.
"""

from collections.abc import Collection

from articles.models import Credit, Draft
from articles.workflow import AUTHOR_CREDITS
from staff.models import User


def printed_names(drafts: Collection[Draft]) -> set[str]:
    """Names that the by-lines of these drafts print for nobody of the staff. One query.

    A reprint's are those of another paper's people, whom nobody here can be.
    """
    bylines = Credit.objects.filter(
        draft__in=drafts, draft__is_reprint=False, role__in=AUTHOR_CREDITS, user=None
    )
    return set(bylines.values_list("name", flat=True))


def is_namesake(user: User, draft: Draft) -> bool:
    """Whether the by-line prints the name of `user` as one from outside."""
    return user.name in printed_names([draft])
