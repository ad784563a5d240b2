"""What a test reads from a page of the desk."""

import re
from html import unescape

from django.contrib.messages import get_messages
from django.http import HttpResponse


def said(response: HttpResponse) -> list[str]:
    """The messages that the next page will show, without their markup."""
    request = response.wsgi_request  # type: ignore[attr-defined]
    return [_plain(str(message)) for message in get_messages(request)]


def page(response: HttpResponse) -> str:
    """The page as a person reads it: its words, with single spaces."""
    return _plain(response.content.decode())


def mistakes(response: HttpResponse) -> str:
    """The words of the summary of mistakes."""
    html = response.content.decode()
    found = re.search(r'<div class="mistakes".*?</div>', html, re.DOTALL)
    return _plain(found.group()) if found else ""


def hidden(response: HttpResponse, name: str) -> str:
    """The value of a hidden field; fails where there is none."""
    html = response.content.decode()
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', html)
    assert found, f"no hidden field {name}"
    return unescape(found.group(1))


def _plain(html: str) -> str:
    bare = re.sub(r"<(script|template|select)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", bare)).split())
