"""Addresses with one page more: a form that has the picker in three places."""

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path

from newsroom.urls import urlpatterns as of_the_product
from staff.models import User
from staff.picker import PeopleField

PAGE = """{% extends "admin/base_site.html" %}
{% block extrahead %}{{ block.super }}{{ form.media }}{% endblock %}
{% block content %}<form method="post">{% csrf_token %}{{ form.as_div }}
<button class="button">Save</button></form>
<ul id="saved">{% for person in saved %}<li>{{ person.name }}</li>{% endfor %}</ul>
{% endblock %}"""


class DemoForm(forms.Form):
    """Reviewers as many as there are, at most three for the by-line, one chief."""

    def __init__(self, *args: object, by: User, **kwargs: object) -> None:
        """`by` is the person at the form."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reviewers"] = PeopleField(
            place="stage", subject="7:1", by=by, label="初审", required=False
        )
        self.fields["byline"] = PeopleField(
            place="byline", subject="7", by=by, cap=3, label="记者", required=False
        )
        self.fields["chief"] = PeopleField(
            place="chief", subject="", by=by, many=False, label="值班", required=False
        )


@login_required
def demo(request: HttpRequest) -> HttpResponse:
    """The form; `?reviewers=1,2` are chosen when it opens."""
    assert isinstance(request.user, User)
    chosen = [pk for pk in request.GET.get("reviewers", "").split(",") if pk]
    form = DemoForm(
        request.POST or None, initial={"reviewers": chosen}, by=request.user
    )
    saved = form.cleaned_data["reviewers"] if form.is_valid() else []
    context = admin.site.each_context(request) | {"form": form, "saved": saved}
    return HttpResponse(Template(PAGE).render(RequestContext(request, context)))


urlpatterns = [path("demo/", demo, name="demo"), *of_the_product]
