"""Rows of articles, review and publication."""

from articles.models.article import Article, Credit, Draft, Quote, Section
from articles.models.authorship import Authorship
from articles.models.channel import Channel
from articles.models.event import Event
from articles.models.image import Image
from articles.models.publication import Publication
from articles.models.quote_check import QuoteCheck
from articles.models.review import Assignment, Review, Step
from articles.models.revision import Revision
from articles.models.rights import (
    ArticleGroupObjectPermission,
    ArticleUserObjectPermission,
    ChannelGroupObjectPermission,
    ChannelUserObjectPermission,
)
from articles.models.route import Route, Stage

__all__ = [
    "Article",
    "ArticleGroupObjectPermission",
    "ArticleUserObjectPermission",
    "Assignment",
    "Authorship",
    "Channel",
    "ChannelGroupObjectPermission",
    "ChannelUserObjectPermission",
    "Credit",
    "Draft",
    "Event",
    "Image",
    "Publication",
    "Quote",
    "QuoteCheck",
    "Review",
    "Revision",
    "Route",
    "Section",
    "Stage",
    "Step",
]
