"""预览: the current text as readers will see it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import access, freezing
from articles.admin.pages import desk_page
from articles.admin.reaching import draft_or_404, person
from articles.admin.rendered import rendered
from articles.workflow import Act


@require_safe
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The stored text in the readers' own rendering."""
    draft = draft_or_404(request, number)
    return desk_page(
        request,
        "preview",
        title=_("Preview"),
        draft=draft,
        story=rendered(freezing.content_of(draft)),
        may_save=bool(access.may(person(request), Act.SAVE, draft)),
    )
