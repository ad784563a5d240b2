"""Rights on one object, in guardian's direct foreign-key tables."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from articles.models.article import Article
from articles.models.channel import Channel


class ArticleUserObjectPermission(UserObjectPermissionBase):
    """`review_article` of a person; written only by `articles.actions`."""

    content_object = models.ForeignKey(Article, on_delete=models.CASCADE)


class ArticleGroupObjectPermission(GroupObjectPermissionBase):
    """Rights of a group on an article; guardian reads it, nothing writes it."""

    content_object = models.ForeignKey(Article, on_delete=models.CASCADE)


class ChannelUserObjectPermission(UserObjectPermissionBase):
    """Edit, chief and publish rights of a person on a channel."""

    content_object = models.ForeignKey(Channel, on_delete=models.CASCADE)


class ChannelGroupObjectPermission(GroupObjectPermissionBase):
    """Edit, chief and publish rights of a group on a channel."""

    content_object = models.ForeignKey(Channel, on_delete=models.CASCADE)
