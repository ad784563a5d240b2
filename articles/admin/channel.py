"""栏目 on the desk: address, default route, and who edits, leads and signs."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import actions
from articles.admin.channel_form import FIELDSETS, ChannelForm, channel_form
from articles.admin.reaching import person
from articles.log_sentences import history_about
from articles.models import Channel, Publication
from articles.workflow import OPEN
from staff import hooks
from staff.desk import DeskAdmin, EventRow


@admin.register(Channel)
class ChannelAdmin(DeskAdmin[Channel]):
    """Channels, kept by desk chiefs."""

    fieldsets = FIELDSETS
    change_form_template = "articles/desk/channel_form.html"
    list_display = ("name", "address", "default_route", "open_stories", "position")
    list_select_related = ("default_route",)
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Channel]:
        """With the number of stories that are worked on."""
        worked_on = Q(articles__drafts__state__in=OPEN)
        number = Count("articles", filter=worked_on, distinct=True)
        return super().get_queryset(request).annotate(open_stories=number)

    def get_form(
        self,
        request: HttpRequest,
        obj: Channel | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
        **kwargs: Any,
    ) -> Any:
        """The form with the fields of the rights."""
        kwargs["form"] = channel_form(person(request), obj)
        return super().get_form(request, obj, change, **kwargs)

    def save_model(
        self, request: HttpRequest, obj: Channel, form: ChannelForm, change: Any
    ) -> None:
        """Store the channel, and remember what it was."""
        before = Channel.objects.select_related("default_route").filter(pk=obj.pk)
        form.before = before.first()
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ChannelForm, formsets: Any, change: Any
    ) -> None:
        """Grant the rights, write what changed into the log, and say what follows."""
        super().save_related(request, form, formsets, change)
        channel = form.instance
        _record(form.before, channel, by=person(request))
        actions.set_rights(channel, by=person(request), wanted=form.wanted())
        if form.before and form.before.slug != channel.slug:
            _tell_of_move(request, form.before.slug, channel)

    def event_rows(self, obj: Channel) -> Iterator[EventRow]:
        """What happened to the channel and its rights, newest first."""
        return history_about("channel", obj.pk)

    @admin.display(description=_("address"))
    def address(self, channel: Channel) -> str:
        """As it stands in the addresses of its stories."""
        return f"/{channel.slug}/"

    @admin.display(description=_("open stories"))
    def open_stories(self, channel: Channel) -> SafeString:
        """How many are worked on, leading to them."""
        number = channel.open_stories  # type: ignore[attr-defined]
        url = reverse("admin:articles_article_changelist")
        return format_html('<a href="{}?channel={}">{}</a>', url, channel.slug, number)


def _record(before: Channel | None, channel: Channel, *, by: Any) -> None:
    was, now = before and _values(before), _values(channel)
    if was != now:
        hooks.record(
            "channel_changed",
            by=by,
            details={
                "id": channel.pk,
                "channel": channel.name,
                "before": was,
                "after": now,
            },
        )


def _values(channel: Channel) -> dict[str, Any]:
    return {
        "name": channel.name,
        "slug": channel.slug,
        "position": channel.position,
        "default_route": channel.default_route.name,
    }


def _tell_of_move(request: HttpRequest, old: str, channel: Channel) -> None:
    live = Publication.objects.live(timezone.now()).filter(channel=channel).count()
    sentence = ngettext(
        "%(stories)d published story moved from /%(old)s/ to /%(new)s/; its old "
        "address leads to the new one.",
        "%(stories)d published stories moved from /%(old)s/ to /%(new)s/; their old "
        "addresses lead to the new ones.",
        live,
    )
    values = {"stories": live, "old": old, "new": channel.slug}
    messages.warning(request, sentence % values)
