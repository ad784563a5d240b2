"""The token that only the review page mints.

It says that this person had this text of this task in front of him, so a text that was
never opened cannot be decided.
"""

from django.core import signing
from django.utils.translation import gettext_lazy as _

from articles.models import Assignment
from articles.refusal import Refused, TextChanged
from staff.models import User

_SALT = "articles.review"


def mint(task: Assignment, user: User, digest: str) -> str:
    """A token for (task, person, text); only the review page may call this."""
    return signing.dumps([task.pk, user.pk, digest], salt=_SALT)


def require(token: str, task: Assignment, user: User) -> None:
    """Refuse unless `token` was minted for this person, this task and its text."""
    try:
        minted = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        minted = None
    if not isinstance(minted, list) or minted[:2] != [task.pk, user.pk]:
        raise Refused(_("Open the text on its review page before you decide."))
    current = task.step.review.revision
    if minted[2] != current.digest:
        raise TextChanged(
            _(
                "The text was changed after you opened it. Nothing was decided; "
                "compare both texts and decide again."
            ),
            minted[2],
            current,
        )
