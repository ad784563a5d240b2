"""The rules of review and publication as data: states, acts and what each needs.

The lowest room of `articles`: it makes no query and imports no model.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DraftKind(TextChoices):
    """What an open text is for."""

    MAIN = "main", _("main draft")
    CORRECTION = "correction", _("correction")


class DraftState(TextChoices):
    """Where a draft stands in review."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    RETURNED = "returned", _("sent back")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    BINNED = "binned", _("binned")


OPEN = (
    DraftState.DRAFT,
    DraftState.IN_REVIEW,
    DraftState.RETURNED,
    DraftState.APPROVED,
)
WRITABLE = (DraftState.DRAFT, DraftState.RETURNED)


class Quorum(TextChoices):
    """How many of a stage's reviewers must approve."""

    ALL = "all", _("everyone (joint sign-off)")
    ANY = "any", _("any one of them")


class ReviewState(TextChoices):
    """How a round stands."""

    OPEN = "open", _("under way")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("sent back")
    RECALLED = "recalled", _("recalled")


class StepState(TextChoices):
    """How one stage of one round stands."""

    WAITING = "waiting", _("not begun")
    OPEN = "open", _("under way")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("sent back")
    LAPSED = "lapsed", _("lapsed")


class TaskState(TextChoices):
    """How one person's part in a step stands."""

    WAITING = "waiting", _("waiting for an earlier stage")
    PENDING = "pending", _("to be decided")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("sent back")
    REASSIGNED = "reassigned", _("reassigned")
    LAPSED = "lapsed", _("lapsed")


UNDECIDED = (TaskState.WAITING, TaskState.PENDING)
DECIDED = (TaskState.APPROVED, TaskState.RETURNED)


class PublicationKind(TextChoices):
    """What a row of the ledger does."""

    PUBLISH = "publish", _("published")
    UPDATE = "update", _("updated")
    CORRECT = "correct", _("corrected")
    OFFLINE = "offline", _("taken offline")
    RESTORE = "restore", _("put back")
    RETRACT = "retract", _("retracted")
    CANCEL = "cancel", _("schedule cancelled")


SHOWS_TEXT = (
    PublicationKind.PUBLISH,
    PublicationKind.UPDATE,
    PublicationKind.CORRECT,
    PublicationKind.RESTORE,
)


class Right(StrEnum):
    """Who may take an act: a standing towards the article."""

    AUTHOR_SIDE = "author_side"  # owner, co-editor or desk chief
    EDIT = "edit"  # the above, and the channel's edit right
    REVIEWER = "reviewer"  # pending assignee of the open step
    PUBLISH = "publish"  # the channel's publish right, not an author


class Act(TextChoices):
    """What a person can do to a draft; the value is also the log's code."""

    SAVE = "save", _("Save")
    SUBMIT = "submit", _("Submit for review")
    RESUBMIT = "resubmit", _("Submit again")
    RECALL = "recall", _("Recall")
    APPROVE = "approve", _("Approve")
    SEND_BACK = "send_back", _("Send back")
    PUBLISH = "publish", _("Sign for publication")
    REVISE = "revise", _("Revise")
    BIN = "bin", _("Bin")
    RESTORE = "restore", _("Fetch back")


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states an act may be taken, by whom, and the refusal in words."""

    states: tuple[DraftState, ...]
    right: Right
    refusal: Promise


RULES: dict[Act, Rule] = {
    Act.SAVE: Rule(
        WRITABLE,
        Right.EDIT,
        _("The text can be changed only in a draft or after it was sent back."),
    ),
    Act.SUBMIT: Rule(
        (DraftState.DRAFT,),
        Right.AUTHOR_SIDE,
        _("Only a draft can be submitted for review."),
    ),
    Act.RESUBMIT: Rule(
        (DraftState.RETURNED,),
        Right.AUTHOR_SIDE,
        _("Only a draft that was sent back can be submitted again."),
    ),
    Act.RECALL: Rule(
        (DraftState.IN_REVIEW, DraftState.APPROVED),
        Right.AUTHOR_SIDE,
        _("Only a draft in review, or approved and not published, can be recalled."),
    ),
    Act.APPROVE: Rule(
        (DraftState.IN_REVIEW,),
        Right.REVIEWER,
        _("This draft is not in review any more."),
    ),
    Act.SEND_BACK: Rule(
        (DraftState.IN_REVIEW,),
        Right.REVIEWER,
        _("This draft is not in review any more."),
    ),
    Act.PUBLISH: Rule(
        (DraftState.APPROVED,),
        Right.PUBLISH,
        _("Only a draft that its last stage approved can be published."),
    ),
    Act.REVISE: Rule(
        (DraftState.PUBLISHED,),
        Right.AUTHOR_SIDE,
        _("Only a published article without an open draft can be revised."),
    ),
    Act.BIN: Rule(
        (DraftState.DRAFT,),
        Right.AUTHOR_SIDE,
        _("Only a draft that was never submitted can be binned."),
    ),
    Act.RESTORE: Rule(
        (DraftState.BINNED,),
        Right.AUTHOR_SIDE,
        _("Only a binned draft can be fetched back."),
    ),
}


class CreditRole(TextChoices):
    """What a named person did for a text."""

    REPORTER = "reporter", _("reporter")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("responsible editor")


# By-line staff are authors; being the responsible editor alone is not authorship.
AUTHOR_CREDITS = (CreditRole.REPORTER, CreditRole.TRANSLATOR)
