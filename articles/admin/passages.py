"""Lists of what texts are made of: read-only, of the current texts only.

What a row shows is derived from the text, so it is changed there; a row leads to its
place in the article, in the editor for those who may write and else in the text.
"""

from typing import Any, ClassVar, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import access
from articles.admin.outline import Part, outline_of
from articles.admin.passage_filters import FILTERS
from articles.admin.reaching import BY_CURRENCY, current_draft, person
from articles.models import Draft, Quote, Section
from articles.search import LONGEST_QUERY, MOST_WORDS
from articles.workflow import Act
from staff.desk import DeskAdmin

_Passage = TypeVar("_Passage", Quote, Section)


class PassageAdmin(DeskAdmin[_Passage]):
    """What the lists of quotes and of sections share."""

    list_filter: ClassVar[Any] = FILTERS
    ordering = ("-draft__saved_at", "-draft", "position")
    sortable_by = ()
    change_list_template = "articles/desk/passages.html"

    def get_urls(self) -> list[URLPattern]:
        """The list, and from a row to its place."""
        room = f"articles_{self.opts.model_name}"
        desk = self.admin_site.admin_view
        return [
            path("", desk(self.changelist_view), name=f"{room}_changelist"),
            path("<int:pk>/change/", desk(self.go), name=f"{room}_change"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Passages of the current texts that the person may look through."""
        newest = Draft.objects.filter(article=OuterRef("draft__article"))
        current = Subquery(newest.order_by(*BY_CURRENCY).values("pk")[:1])
        rows: QuerySet[Any] = super().get_queryset(request)
        return (
            rows.filter(draft=current)
            .filter(draft__in=access.drafts_seen_by(person(request)))
            .select_related("draft__channel")
            .defer("draft__body")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Rows with every word; what is typed beyond the limit is not looked for."""
        words = search_term[:LONGEST_QUERY].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody: rows follow from the text."""
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: _Passage | None = None,  # noqa: ARG002
    ) -> bool:
        """Nobody changes a row: it is changed in its text."""
        return False

    def has_view_permission(
        self,
        request: HttpRequest,
        obj: _Passage | None = None,  # noqa: ARG002 - the rows are his already
    ) -> bool:
        """Whoever writes, sees every story, or has a text to look through."""
        user = person(request)
        if user.has_perm("articles.view_article"):
            return True
        return (
            user.has_perm("articles.add_article")
            or access.drafts_seen_by(user).exists()
        )

    def has_module_permission(self, request: HttpRequest) -> bool:
        """As for the list."""
        return self.has_view_permission(request)

    def lookup_allowed(
        self,
        lookup: str,
        value: str,  # noqa: ARG002 - Django's own signature
        request: HttpRequest,  # noqa: ARG002
    ) -> bool:
        """The filters that are offered; a database refuses some values of others."""
        return lookup in {"state", "channel"}

    def go(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lead to the passage's place; a row of an older save is not there any more."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("draft__article__channel")
        row = rows.filter(pk=pk).first()
        if row is None:
            messages.warning(
                request,
                _("The text was saved meanwhile, or is not open to you. Search again."),
            )
            return redirect(f"admin:articles_{self.opts.model_name}_changelist")
        page = reverse("admin:articles_article_change", args=[row.draft.article_id])
        return redirect(page + self._anchor(request, row))

    def _anchor(self, request: HttpRequest, row: _Passage) -> str:
        draft = current_draft(row.draft.article)
        if access.may(person(request), Act.SAVE, draft):
            return f"#body-{row.ident}" if row.ident else ""
        place = self.place(outline_of(draft), row.ident)
        return f"#{place}" if place else ""

    def place(self, outline: list[Part], ident: str) -> str:
        """The anchor of the passage `ident` in the text as readers see it."""
        raise NotImplementedError


@admin.display(description=gettext_lazy("story"))
def story(passage: Quote | Section) -> SafeString:
    """Headline and 稿号."""
    return format_html(
        '<div><span class="passage__headline">{}</span>'
        ' <span class="passage__aside">{}</span></div>',
        passage.draft,
        _("No. %(number)d") % {"number": passage.draft.article_id},
    )


@admin.display(description=gettext_lazy("channel"))
def channel(passage: Quote | Section) -> str:
    """Where the text is to appear."""
    return passage.draft.channel.name


@admin.display(description=gettext_lazy("state"))
def state(passage: Quote | Section) -> SafeString:
    """Where the text stands."""
    draft = passage.draft
    return format_html(
        '<span class="badge badge--{}">{}</span>',
        draft.state,
        draft.get_state_display(),
    )


@admin.display(description=gettext_lazy("saved"))
def saved(passage: Quote | Section) -> SafeString:
    """When the text was last saved."""
    at = timezone.localtime(passage.draft.saved_at)
    return format_html(
        '<time datetime="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        formats.date_format(at, "Y-m-d H:i"),
    )


WHERE = (story, channel, state, saved)
