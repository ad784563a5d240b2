"""Pages for readers: newest stories, a channel, one story."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from articles.models import Channel, Publication
from articles.public.pages import Page, newest

# Larger numbers are no 稿号, and PostgreSQL refuses to compare them.
_LARGEST_NUMBER = 2**63 - 1


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest stories of every channel."""
    return _list(request, None)


@require_safe
def channel(request: HttpRequest, channel: str) -> HttpResponse:
    """The newest stories of one channel."""
    return _list(request, get_object_or_404(Channel, slug=channel))


@require_safe
def story(request: HttpRequest, channel: str, number: int) -> HttpResponse:
    """One story as the ledger shows it now; anything that is not live is a 404.

    One indexed read; the frame makes no query. A story that was published in another
    channel than the address says is found there; browsers must ask each time, because
    it may come back.
    """
    if number > _LARGEST_NUMBER:
        raise Http404
    found = (
        Publication.objects.live(timezone.now())
        .select_related("channel")
        .filter(article=number)
        .first()
    )
    if found is None or found.channel is None:
        raise Http404
    if found.channel.slug != channel:
        return redirect("public:story", found.channel.slug, number)
    return render(
        request,
        "articles/public/story.html",
        {
            "site": settings.SITE_NAME,
            "row": found,
            "channel": found.channel,
            # `render_article` escaped every value when the story was signed.
            "html": mark_safe(found.html),  # noqa: S308 - the ledger's own rendering
            "address": request.build_absolute_uri(request.path),
        },
    )


def _list(request: HttpRequest, channel: Channel | None) -> HttpResponse:
    now = timezone.now()
    page = newest(now, channel=channel, before=_before(request))
    context = {
        "site": settings.SITE_NAME,
        "page": page,
        "channel": channel,
        "channels": Channel.objects.all(),
        "is_first": "before" not in request.GET,
    }
    return render(request, "articles/public/list.html", context)


def _before(request: HttpRequest) -> tuple[datetime, int] | None:
    """Where the page before this one ended; an address made up by hand is a 404."""
    given = request.GET.get("before")
    if given is None:
        return None
    try:
        return Page.read_cursor(given)
    except ValueError as error:
        raise Http404 from error
