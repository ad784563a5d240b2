"""The form field of a body, and what its widget tells the page."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from django import forms
from django.utils import translation

from articles.document import parse
from articles.editor.field import BodyFormField
from articles.editor.widget import BodyWidget
from articles.editor.words import WORDS

MODULES = Path(__file__).parents[3] / "articles/static/articles/editor"


class StoryForm(forms.Form):
    """A story that is only its text."""

    body = BodyFormField()


def told(form: forms.Form) -> dict[str, dict[str, str]]:
    """What the page's script finds on the textarea."""
    found = re.search(r'data-django-prose-editor-body="([^"]*)"', str(form["body"]))
    assert found is not None
    return json.loads(unescape(found[1]))  # type: ignore[no-any-return]


def test_only_what_a_body_may_hold_is_left_of_posted_html() -> None:
    form = StoryForm(
        {
            "body": "<h1>题</h1><p onclick='x' style='margin:0'>文<script>x()</script>"
            "<a href='javascript:x()'>链</a></p><iframe src='//x'></iframe>"
        }
    )
    assert form.is_valid()
    assert form.cleaned_data["body"] == "<p>题</p><p>文链</p>"


def test_a_subhead_and_a_quote_without_an_id_get_one() -> None:
    body = BodyFormField().clean("<h2>题</h2><p>“<q>话</q>”</p>")
    assert re.fullmatch(
        r'<h2 data-id="\w{8}">题</h2><p>“<q data-id="\w{8}">话</q>”</p>', body
    )


def test_a_stored_body_posted_again_has_not_changed() -> None:
    stored = parse("<h2>题</h2><p>　文&nbsp;<br>二</p>").body
    assert StoryForm({"body": stored}, initial={"body": stored}).has_changed() is False
    assert StoryForm({"body": "<p>x"}, initial={"body": stored}).has_changed() is True


@pytest.mark.parametrize("empty", ["", "  ", "<p></p>", "<p>　<br></p>", "<script>x"])
def test_a_body_without_any_text_counts_as_empty(empty: str) -> None:
    form = StoryForm({"body": empty})
    assert form.is_valid() is False
    assert list(form.errors) == ["body"]
    assert BodyFormField(required=False).clean(empty) == ""


def test_typed_text_that_looks_like_markup_is_shown_again_as_typed() -> None:
    form = StoryForm({"body": "</textarea><script>x()</script>"})
    assert "&lt;/textarea&gt;&lt;script&gt;" in str(form["body"])
    assert "<script>" not in str(form["body"])


def test_the_page_is_told_its_words_in_the_persons_language() -> None:
    with translation.override("en"):
        config = told(StoryForm())
    assert config["words"]["speaker"] == "Speaker"
    assert config["pictures"] == {
        "upload": "/admin/pictures/upload/",
        "latest": "/admin/pictures/latest/",
        "max_bytes": 20 * 1024 * 1024,
    }


def test_a_page_with_other_media_keeps_the_import_map_before_every_script() -> None:
    media = str(forms.Media(js=["other.js"]) + BodyWidget().media)
    assert media.startswith('<script type="importmap">')
    assert media.count("<script") == 3
    assert "material-icons" not in media


def test_every_word_that_the_script_says_is_translated() -> None:
    source = "".join(path.read_text() for path in MODULES.glob("*.js"))
    said = set(re.findall(r"\bwords\.(\w+)", source))
    buttons = set(re.findall(r'\b(?:block|mark|dialog|step)\("(\w+)"', source))
    assert said | buttons == set(WORDS)
