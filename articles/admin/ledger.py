"""发布记录 on the desk: what readers got to see, when, and who signed it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.channel_filter import ChannelFilter
from articles.admin.event_filters import ArticleFilter, number_in
from articles.admin.reading_only import ReadingAdmin
from articles.models import Publication
from articles.search import LONGEST_QUERY, MOST_WORDS

TONES = {
    "publish": "live",
    "update": "live",
    "correct": "warning",
    "restore": "live",
    "offline": "muted",
    "retract": "danger",
    "cancel": "muted",
}


class PlaceFilter(ChannelFilter):
    """By where it appeared."""

    slug = F("channel__slug")


@admin.register(Publication)
class PublicationAdmin(ReadingAdmin[Publication]):
    """The ledger, for those who may see it; it only grows."""

    list_display = ("since", "act", "story", "edition", "place", "signed_by")
    list_filter: ClassVar[Any] = ("kind", PlaceFilter, ArticleFilter)
    asked_for = frozenset({"kind__exact", "channel", "article"})
    # Only that the search box appears: `get_search_results` does the work.
    search_fields = ("by__name",)
    search_help_text = gettext_lazy("headline, story number or signer")
    change_list_template = "articles/desk/log.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """With the headline that readers got, but without the texts."""
        rows = super().get_queryset(request).select_related("channel", "by")
        return rows.annotate(
            headline=KeyTextTransform("headline", "revision__content"),
            number=F("revision__number"),
        ).defer("html", "head")

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        queryset: QuerySet[Publication],
        search_term: str,
    ) -> tuple[QuerySet[Publication], bool]:
        """Rows in which every word is of the headline, a signer's name or a 稿号."""
        for word in search_term[:LONGEST_QUERY].split()[:MOST_WORDS]:
            queryset = queryset.filter(_is_about(word))
        return queryset, False

    @admin.display(description=gettext_lazy("live from"))
    def since(self, row: Publication) -> SafeString:
        """When it took effect, to the second, in the time zone of the newsroom."""
        at = timezone.localtime(row.live_from)
        return format_html(
            '<time datetime="{}">{}</time>',
            at.isoformat(timespec="seconds"),
            formats.date_format(at, "Y-m-d H:i:s"),
        )

    @admin.display(description=gettext_lazy("act"))
    def act(self, row: Publication) -> SafeString:
        """What the row does, and why where somebody said so."""
        return format_html(
            '<div><span class="badge badge--{}">{}</span> {}</div>',
            TONES[row.kind],
            row.get_kind_display(),
            row.reason,
        )

    @admin.display(description=gettext_lazy("story"))
    def story(self, row: Any) -> SafeString:
        """The headline of that edition, leading to the story; its number."""
        return format_html(
            '<div><a href="{}">{}</a> <span class="log__aside">{}</span></div>',
            reverse("admin:articles_article_change", args=[row.article_id]),
            row.headline or _("No text"),
            _("No. %(number)d") % {"number": row.article_id},
        )

    @admin.display(description=gettext_lazy("revision"))
    def edition(self, row: Any) -> str:
        """Which frozen text readers got."""
        return "" if row.number is None else f"{row.article_id}-{row.number}"

    @admin.display(description=gettext_lazy("channel"))
    def place(self, row: Publication) -> SafeString | str:
        """Where it appears, leading to what readers see now."""
        if row.channel is None:
            return ""
        address = reverse("public:story", args=[row.channel.slug, row.article_id])
        return format_html('<a href="{}">{}</a>', address, row.channel.name)

    @admin.display(description=gettext_lazy("signed by"))
    def signed_by(self, row: Publication) -> str:
        """Who signed."""
        return row.by.name


def _is_about(word: str) -> Q:
    about = Q(headline__icontains=word) | Q(by__name__icontains=word)
    number = number_in(word)
    return about if number is None else about | Q(article=number)
