"""稿件 on the desk: the list, and the addresses of an article's pages."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles import access, search
from articles.access.seeing import articles_listed_for
from articles.admin import (
    acts,
    article_form,
    assign,
    paste,
    preview,
    publish,
    share,
    submit,
)
from articles.admin.article_filters import FILTERS
from articles.admin.article_list import COLUMNS, ArticleList
from articles.admin.reaching import current, draft_or_404, may_read, person
from articles.admin.too_large import readable
from articles.log_sentences import history_of
from articles.models import Article
from staff.desk import DeskAdmin, EventRow


@admin.register(Article)
class ArticleAdmin(DeskAdmin[Article]):
    """The list of articles; every other page of an article is a view of its own."""

    list_display = COLUMNS
    list_filter: ClassVar[Any] = FILTERS
    # Only that the search box appears: `search.matching` does the work.
    search_fields = ("pk",)
    search_help_text = _("headline, text, name, speaker or number")
    actions = (assign.assign_reviewers,)
    change_list_template = "articles/desk/article_list.html"
    object_history_template = "articles/desk/history.html"

    def get_urls(self) -> list[URLPattern]:
        """Every address of an article; each view fetches it through the person."""

        def desk(route: str, view: Any, name: str) -> URLPattern:
            guarded = readable(self.admin_site.admin_view(view))
            return path(route, guarded, name=f"articles_article_{name}")

        return [
            desk("", self.changelist_view, "changelist"),
            desk("add/", article_form.add, "add"),
            desk("paste/", paste.paste, "paste"),
            desk("<int:number>/change/", article_form.change, "change"),
            desk("<int:number>/history/", self.history, "history"),
            desk("<int:number>/preview/", preview.preview, "preview"),
            desk("<int:number>/share/", share.share, "share"),
            desk("assign/", assign.assign, "assign"),
            desk("<int:number>/submit/", submit.submit, "submit"),
            desk("<int:number>/recall/", submit.recall, "recall"),
            desk("<int:number>/publish/", publish.publish, "publish"),
            desk("<int:number>/revise/", acts.revise, "revise"),
            desk("<int:number>/bin/", acts.bin_draft, "bin"),
            desk("<int:number>/restore/", acts.restore, "restore"),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """The articles that the list may name to the person."""
        return articles_listed_for(person(request)).select_related("owner")

    def get_ordering(self, request: HttpRequest) -> list[Any]:  # noqa: ARG002
        """What was saved last comes first."""
        return [current("saved_at").desc()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Rows in whose texts the words are found, if the person may read the text."""
        within = access.drafts_seen_by(person(request))
        return search.matching(queryset, search_term, within=within), False

    def get_changelist(
        self,
        request: HttpRequest,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> type[ChangeList]:
        """The list that reads what its columns show."""
        return ArticleList

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may see the list."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who may bring a story in."""
        return person(request).has_perm("articles.add_article")

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Article | None = None,  # noqa: ARG002
    ) -> bool:
        """Nobody changes an article through the list."""
        return False

    def has_view_permission(
        self, request: HttpRequest, obj: Article | None = None
    ) -> bool:
        """The list: who has anything to do with articles. One: who may read it."""
        user = person(request)
        if obj is not None:
            return may_read(user, obj)
        if user.has_module_perms("articles"):
            return True
        return access.articles_seen_by(user).exists()

    def history(self, request: HttpRequest, number: int) -> HttpResponse:
        """The page of the article's own log."""
        draft = draft_or_404(request, number)
        return self.history_view(request, str(number), {"draft": draft})

    def event_rows(self, obj: Article) -> Iterator[EventRow]:
        """The article's own log, newest first."""
        return history_of(obj)
