"""Who may say with whom an article is shared."""

from django.utils.translation import gettext_lazy as _

from articles.access.standing import has_channel_right
from articles.models import Article
from articles.refusal import YES, Answer, no
from staff.models import User

REFUSAL = _("Only the article's owner and the channel's desk chief may share it.")


def may_share(user: User, article: Article) -> Answer:
    """Whether `user` may choose the article's co-editors."""
    if not user.is_active:
        return no(REFUSAL)
    if user.pk == article.owner_id or has_channel_right(user, "chief", article.channel):
        return YES
    return no(REFUSAL)
