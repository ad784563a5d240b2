"""What a person is to an article: owner, co-editor, chief, author, publisher."""

from django.db.models import QuerySet
from guardian.shortcuts import get_objects_for_user

from articles.models import Article, Authorship, Channel, Draft
from staff.models import User


def has_channel_right(user: User, right: str, channel: Channel) -> bool:
    """Whether `user` holds ``edit``, ``chief`` or ``publish`` on the channel."""
    return user.has_perm(f"articles.{right}_channel", channel)


def channels_with_right(user: User, right: str) -> QuerySet[Channel]:
    """The channels on which `has_channel_right` holds, asked for all at once."""
    if not user.is_active:
        return Channel.objects.none()
    found: QuerySet[Channel] = get_objects_for_user(
        user, f"articles.{right}_channel", Channel, accept_global_perms=False
    )
    return found


def is_owner(user: User, draft: Draft) -> bool:
    """Whether the article or this text of it belongs to `user`."""
    return user.pk in {draft.owner_id, draft.article.owner_id}


def is_co_editor(user: User, article: Article) -> bool:
    """Whether the owner shares the article with `user`."""
    return article.co_editors.filter(pk=user.pk).exists()


def is_author_side(user: User, draft: Draft) -> bool:
    """Owner, co-editor or desk chief: who sends a text on its way."""
    return user.is_active and (
        is_owner(user, draft)
        or is_co_editor(user, draft.article)
        or has_channel_right(user, "chief", draft.article.channel)
    )


def may_edit(user: User, draft: Draft) -> bool:
    """The author's side, and whoever may edit every draft of the channel."""
    return user.is_active and (
        is_author_side(user, draft)
        or has_channel_right(user, "edit", draft.article.channel)
    )


def may_publish_in(user: User, channel: Channel) -> bool:
    """Whether `user` may sign for publication in the channel."""
    return user.is_active and has_channel_right(user, "publish", channel)


def authors_of(draft: Draft) -> set[int]:
    """Ids of everybody who had a part in writing the text since its base."""
    return set(Authorship.objects.filter(draft=draft).values_list("user", flat=True))


def is_author(user: User, draft: Draft) -> bool:
    """Whether `user` had a part in writing the text; what freezes never thaws."""
    return Authorship.objects.filter(draft=draft, user=user).exists()
