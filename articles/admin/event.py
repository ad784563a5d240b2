"""日志 on the desk: who did what, newest first."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.event_filters import FILTERS, number_in
from articles.admin.reading_only import ReadingAdmin
from articles.log_sentences import note, sentence
from articles.models import Event
from articles.search import LONGEST_QUERY, MOST_WORDS


@admin.register(Event)
class EventAdmin(ReadingAdmin[Event]):
    """The log, for those who may see it; it only grows."""

    list_display = ("moment", "who", "what", "story")
    list_filter: ClassVar[Any] = FILTERS
    asked_for = frozenset({"act", "from", "until", "person", "article"})
    # Only that the search box appears: `get_search_results` does the work.
    search_fields = ("actor_name",)
    search_help_text = gettext_lazy("name, employee number or story number")
    change_list_template = "articles/desk/log.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """With the people, whose names of today are links."""
        return super().get_queryset(request).select_related("actor", "person")

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        queryset: QuerySet[Event],
        search_term: str,
    ) -> tuple[QuerySet[Event], bool]:
        """Rows in which every word names a person, then or now, or is a 稿号."""
        for word in search_term[:LONGEST_QUERY].split()[:MOST_WORDS]:
            queryset = queryset.filter(_is_about(word))
        return queryset, False

    @admin.display(description=gettext_lazy("time"))
    def moment(self, event: Event) -> SafeString:
        """To the second, in the time zone of the newsroom."""
        at = timezone.localtime(event.at)
        return format_html(
            '<time datetime="{}">{}</time>',
            at.isoformat(timespec="seconds"),
            formats.date_format(at, "Y-m-d H:i:s"),
        )

    @admin.display(description=gettext_lazy("person"))
    def who(self, event: Event) -> SafeString | str:
        """The name of that moment, leading to everything about this person."""
        if event.actor_id is None:
            return _("the product itself")
        return format_html(
            '<a href="?person={}">{}</a>', event.actor_id, event.actor_name
        )

    @admin.display(description=gettext_lazy("what happened"))
    def what(self, event: Event) -> SafeString:
        """The sentence, and the words written with it."""
        words = note(event)
        return format_html(
            "<div>{}{}</div>",
            sentence(event),
            format_html('<span class="log__note">{}</span>', words) if words else "",
        )

    @admin.display(description=gettext_lazy("story"))
    def story(self, event: Event) -> SafeString | str:
        """Its number, leading to the story, and to all that happened to it."""
        if event.article_id is None:
            return ""
        page = reverse("admin:articles_article_change", args=[event.article_id])
        return format_html(
            '<div><a href="{}">{}</a>'
            ' <a class="log__only" href="?article={}">{}</a></div>',
            page,
            _("No. %(number)d") % {"number": event.article_id},
            event.article_id,
            _("its log"),
        )


def _is_about(word: str) -> Q:
    about = Q(actor_name__icontains=word)
    for person in ("actor", "person"):
        about |= Q(**{f"{person}__name__icontains": word})
        about |= Q(**{f"{person}__employee_no__iexact": word})
    number = number_in(word)
    return about if number is None else about | Q(article=number)
