"""The review page: a text as readers will see it, and 通过 or 退改 beside it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles import access, actions, tokens
from articles.actions.deciding import LONGEST_OPINION
from articles.admin.pages import desk_page
from articles.admin.reaching import person
from articles.admin.task_page import fate_of, reading, text_of
from articles.admin.tasks import next_task
from articles.admin.text_changed import changed_page
from articles.admin.whereabouts import waits_for
from articles.models import Assignment
from articles.refusal import Refused, TextChanged
from articles.workflow import UNDECIDED, Act, ReviewState, StepState, TaskState

REREAD = "reread"  # the button of the page with both texts


class DecisionForm(forms.Form):
    """通过 or 退改, in which words, and the token of the text that was read."""

    decision = forms.ChoiceField(
        choices=[(Act.APPROVE.value, ""), (Act.SEND_BACK.value, "")],
        error_messages={
            "required": gettext_lazy("Choose whether you approve or send back."),
            "invalid_choice": gettext_lazy("Choose whether you approve or send back."),
        },
    )
    opinion = forms.CharField(
        required=False,
        label=gettext_lazy("Opinion"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_OPINION}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_opinion(self) -> str:
        """The words; a browser sends two characters for each line feed."""
        words: str = self.cleaned_data["opinion"]
        return words.replace("\r\n", "\n")


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, task_id: int) -> HttpResponse:
    """Read the text of one's own task and decide; 404 for everybody else's."""
    task = _own_task(request, task_id)
    if request.method != "POST":
        return _page(request, task, DecisionForm())
    form = DecisionForm(request.POST)
    if REREAD in request.POST:
        return _page(request, task, _carried_on(request))
    try:
        # That the text changed matters more than what is missing in the form.
        if access.may_decide(person(request), task):
            tokens.require(_typed(request, "token"), task, person(request))
        if form.is_valid():
            decided = _decide(request, task, form)
            messages.success(request, _told(decided))
            return redirect("admin:articles_assignment_change", task_id)
    except TextChanged as changed:
        return changed_page(request, task, changed, _typed(request, "opinion"))
    except Refused as refused:
        form.is_valid()
        form.add_error(_place(form), str(refused))
    return _page(request, _own_task(request, task_id), form)


def _own_task(request: HttpRequest, task_id: int) -> Assignment:
    tasks = Assignment.objects.filter(reviewer=person(request)).select_related(
        "revision",
        "step__review__revision",
        "step__review__submitted_by",
        "step__review__draft__article__channel",
    )
    return get_object_or_404(tasks, pk=task_id)


def _decide(request: HttpRequest, task: Assignment, form: DecisionForm) -> Assignment:
    data = form.cleaned_data
    act = actions.approve if data["decision"] == Act.APPROVE else actions.send_back
    return act(
        task.pk, by=person(request), token=data["token"], opinion=data["opinion"]
    )


def _place(form: DecisionForm) -> str | None:
    """Where a refusal stands: at the opinion when a reason is missing or too long."""
    data = form.cleaned_data
    opinion = data.get("opinion", "")
    sends_back = data.get("decision") == Act.SEND_BACK
    if (sends_back and not opinion.strip()) or len(opinion) > LONGEST_OPINION:
        return "opinion"
    return None


def _page(request: HttpRequest, task: Assignment, form: DecisionForm) -> HttpResponse:
    user = person(request)
    if not access.may_open_task(user, task):
        return _closed_page(request, task)
    answer = access.may_decide(user, task)
    # Only here: whoever holds a token was shown this text.
    token = tokens.mint(task, user, text_of(task).digest) if answer else ""
    return desk_page(
        request,
        "review",
        form=form,
        token=token,
        answer=answer,
        typed=_unsaved(request, task),
        most=LONGEST_OPINION,
        **reading(task, user),
    )


def _closed_page(request: HttpRequest, task: Assignment) -> HttpResponse:
    """Own tasks without a text to read: what happened to them, in words."""
    headline = task.step.review.revision.content["headline"]
    return desk_page(
        request,
        "review_closed",
        title=headline or _("Untitled"),
        task=task,
        fate=fate_of(task),
        typed=_unsaved(request, task),
        next=next_task(person(request), after=task),
    )


def _unsaved(request: HttpRequest, task: Assignment) -> str:
    """What was typed for a task that takes no decision any more."""
    typed = _typed(request, "opinion").replace("\r\n", "\n").strip()
    if task.state == TaskState.PENDING or typed == task.opinion:
        return ""
    return typed


def _carried_on(request: HttpRequest) -> DecisionForm:
    """A fresh form that holds the opinion typed before the text changed."""
    return DecisionForm(initial={"opinion": _typed(request, "opinion")})


def _typed(request: HttpRequest, name: str) -> str:
    return str(request.POST.get(name, "")).replace("\0", "")


def _told(task: Assignment) -> SafeString:
    """What was done, who has the text now, and the way to the next task."""
    following = next_task(task.reviewer)
    link: dict[str, Any] = {
        "url": reverse("admin:articles_assignment_changelist"),
        "label": _("To my reviews"),
    }
    if following is not None:
        link = {
            "url": reverse("admin:articles_assignment_change", args=[following.pk]),
            "label": _("Next: %(headline)s")
            % {"headline": following.step.review.draft},
        }
    return format_html('{} <a href="{url}">{label}</a>', _done(task), **link)


def _done(task: Assignment) -> str:
    review_ = task.step.review
    headline = {"headline": review_.draft}
    if task.state == TaskState.RETURNED:
        return (
            _("You sent “%(headline)s” back. Its authors see your reason.") % headline
        )
    done = _("You approved “%(headline)s”.") % headline
    if review_.state == ReviewState.APPROVED:
        return f"{done} {_('Every stage has approved; it waits to be signed.')}"
    if task.step.state == StepState.APPROVED:
        return f"{done} {waits_for(review_)}"
    left = task.step.tasks.filter(state__in=UNDECIDED).count()
    rest = ngettext(
        "%(left)d other person of this stage decides as well.",
        "%(left)d other people of this stage decide as well.",
        left,
    ) % {"left": left}
    return f"{done} {rest}"
