"""Addresses of the picker, below the desk's."""

from django.urls import path

from staff.picker import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="people"),
    path("by-ids/", views.by_ids, name="by_ids"),
    path("scopes/", views.scope_list, name="scopes"),
    path("directory/", views.directory, name="directory"),
]
