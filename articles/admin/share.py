"""Co-editors: with whom the owner shares the story."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles import access, actions
from articles.actions.sharing import MOST_CO_EDITORS
from articles.admin.pages import desk_page
from articles.admin.reaching import draft_or_404, person
from articles.models import Article
from articles.refusal import Refused
from staff.models import User
from staff.picker import PeopleField


class ShareForm(forms.Form):
    """The people who write along."""

    def __init__(self, data: QueryDict | None, *, by: User, article: Article) -> None:
        """A form of `by` about `article`."""
        held = article.co_editors.order_by("position", "id")
        super().__init__(data, initial={"co_editors": list(held)})
        self.fields["co_editors"] = PeopleField(
            place="co_editors",
            subject=str(article.pk),
            by=by,
            cap=MOST_CO_EDITORS,
            required=False,
            label=_("Co-editors"),
            help_text=_(
                "They read, change and submit the story as you do. Whoever wrote in it "
                "does not review it."
            ),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the co-editors."""
    draft = draft_or_404(request, number)
    user = person(request)
    answer = access.may_share(user, draft.article)
    if not answer:
        raise PermissionDenied(answer.reason)
    posted = request.POST if request.method == "POST" else None
    form = ShareForm(posted, by=user, article=draft.article)
    if form.is_valid():
        try:
            actions.share(number, by=user, people=form.cleaned_data["co_editors"])
        except Refused as refused:
            form.add_error("co_editors", str(refused))
        else:
            messages.success(request, _("The co-editors are stored."))
            return redirect("admin:articles_article_change", number)
    title = _("Share the story")
    return desk_page(request, "share", title=title, draft=draft, form=form)
