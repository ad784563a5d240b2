"""May this person do this to this, and if not, why not, in words.

Buttons, forms, the picker and the actions ask the same functions.
"""

from articles.access.acts import available, may
from articles.access.deciding import may_decide, may_open_task
from articles.access.reviewing import Eligible, barred, eligible_people
from articles.access.routes import routes_for
from articles.access.seeing import articles_seen_by, drafts_seen_by, may_see
from articles.access.sharing import may_share
from articles.access.standing import (
    authors_of,
    channels_with_right,
    is_author,
    is_author_side,
    may_edit,
    may_publish_in,
)

__all__ = [
    "Eligible",
    "articles_seen_by",
    "authors_of",
    "available",
    "barred",
    "channels_with_right",
    "drafts_seen_by",
    "eligible_people",
    "is_author",
    "is_author_side",
    "may",
    "may_decide",
    "may_edit",
    "may_open_task",
    "may_publish_in",
    "may_see",
    "may_share",
    "routes_for",
]
