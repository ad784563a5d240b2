"""One page of the tests: a form that is only a body, kept in a variable."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import RequestContext, Template
from django.urls import path

from articles.editor.field import BodyFormField
from newsroom.urls import urlpatterns as product

PAGE = Template(
    """{% load static %}<!doctype html><html lang="zh-hans"><head>
    <meta charset="utf-8"><title>正文</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="{% static 'admin/img/icon-yes.svg' %}">
    <link rel="stylesheet" href="{% static 'newsroom/tokens.css' %}">
    <link rel="stylesheet" href="{% static 'newsroom/base.css' %}">
    {{ form.media }}</head><body><main><h1>稿件</h1><form method="post">{% csrf_token %}
    {{ form.as_div }}<button class="button">存稿</button></form></main></body></html>"""
)


class StoryForm(forms.Form):
    """A story that is only its text."""

    body = BodyFormField(label="正文", required=False)


stored: dict[str, str] = {"body": ""}


def story(request: HttpRequest) -> HttpResponse:
    """Show the stored body in the editor, or store what was posted."""
    form = StoryForm(request.POST or None, initial=stored)
    if form.is_valid():
        stored.update(form.cleaned_data)
        return HttpResponseRedirect("/story/?saved")
    return HttpResponse(PAGE.render(RequestContext(request, {"form": form})))


urlpatterns = [path("story/", story), *product]
