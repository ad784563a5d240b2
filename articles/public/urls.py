"""Readers' addresses."""

from django.urls import path

from articles.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:channel>/", views.channel, name="channel"),
    path("<slug:channel>/<int:number>/", views.story, name="story"),
]
