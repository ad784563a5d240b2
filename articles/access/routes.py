"""Which review routes a person may send a draft through."""

from django.db.models import Q, QuerySet

from articles.access.standing import has_channel_right
from articles.models import Draft, Route
from staff.models import User


def routes_for(user: User, draft: Draft) -> QuerySet[Route]:
    """The channel's default route; a desk chief may take any other in use.

    An author who could choose the route would choose the shortest.
    """
    routes = Route.objects.filter(stages__isnull=False).distinct()
    if has_channel_right(user, "chief", draft.channel):
        return routes.filter(Q(is_active=True) | Q(pk=draft.channel.default_route_id))
    return routes.filter(pk=draft.channel.default_route_id)
