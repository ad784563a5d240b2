"""What a test reads from a page of the desk."""

import re
from html import unescape
from typing import TYPE_CHECKING

from django.contrib.messages import get_messages

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def said(response: "Response") -> list[str]:
    """The messages that the next page will show, without their markup."""
    found = get_messages(response.wsgi_request)
    return [_plain(str(message)) for message in found]


def page(response: "Response") -> str:
    """The page as a person reads it: its words, with single spaces."""
    return _plain(response.content.decode())


def mistakes(response: "Response") -> str:
    """The words of the summary of mistakes."""
    html = response.content.decode()
    found = re.search(r'<div class="mistakes".*?</div>', html, re.DOTALL)
    return _plain(found.group()) if found else ""


def hidden(response: "Response", name: str) -> str:
    """The value of a hidden field; fails where there is none."""
    html = response.content.decode()
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', html)
    assert found, f"no hidden field {name}"
    return unescape(found.group(1))


def _plain(html: str) -> str:
    bare = re.sub(r"<(script|template|select)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", bare)).split())
