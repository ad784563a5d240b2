"""Whether a person may take an act on a draft; deciding a task has its own room."""

from django.utils.translation import gettext_lazy as _

from articles.access import standing
from articles.access.namesakes import is_namesake
from articles.models import Draft
from articles.refusal import YES, Answer, no
from articles.workflow import OPEN, RULES, Act, Right
from staff.models import User

SIDE_REFUSAL = _(
    "Only the article's owner, its co-editors and the channel's desk chief may do this."
)
EDIT_REFUSAL = _("You have no right to edit articles of this channel.")
PUBLISH_REFUSAL = _("You have no right to publish in this channel.")
AUTHOR_REFUSAL = _(
    "You had a part in writing this text, so somebody else must sign it."
)
NAMESAKE_REFUSAL = _("The by-line prints your name, so somebody else must sign it.")
POST_REFUSAL = _("A post account cannot sign: a publication carries a person's name.")
PASSWORD_REFUSAL = _(
    "Your password was set by somebody else. Change it to one that only you know; "
    "then you can decide."
)


def may(user: User, act: Act, draft: Draft) -> Answer:
    """Whether `user` may take `act` on `draft` now, with the reason if not."""
    rule = RULES[act]
    if draft.state not in rule.states:
        return no(rule.refusal)
    answer = _has_right(user, rule.right, draft)
    if not answer:
        return answer
    if act == Act.BIN and draft.reviews.exists():
        return no(rule.refusal)
    if act in {Act.REVISE, Act.RESTORE} and _is_open(draft):
        return no(_("Another draft of this article is open already."))
    return YES


def _is_open(draft: Draft) -> bool:
    return draft.article.drafts.filter(state__in=OPEN, kind=draft.kind).exists()


def available(user: User, draft: Draft) -> list[Act]:
    """The acts that `user` may take on `draft` now; deciding is not among them."""
    return [
        act
        for act, rule in RULES.items()
        if rule.right != Right.REVIEWER and may(user, act, draft)
    ]


def _has_right(user: User, right: Right, draft: Draft) -> Answer:
    if right == Right.EDIT:
        return YES if standing.may_edit(user, draft) else no(EDIT_REFUSAL)
    if right == Right.AUTHOR_SIDE:
        return YES if standing.is_author_side(user, draft) else no(SIDE_REFUSAL)
    if right == Right.PUBLISH:
        return _may_sign(user, draft)
    return no(_("A decision is taken on the review page."))


def _may_sign(user: User, draft: Draft) -> Answer:
    if not standing.may_publish_in(user, draft.channel):
        return no(PUBLISH_REFUSAL)
    if standing.is_author(user, draft):
        return no(AUTHOR_REFUSAL)
    if is_namesake(user, draft):
        return no(NAMESAKE_REFUSAL)
    if user.kind != User.Kind.PERSON:
        return no(POST_REFUSAL)
    if not user.password_is_own:
        return no(PASSWORD_REFUSAL)
    return YES
