"""What holds for every input, hostile ones included."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from articles.document import canonical, image_url, parse, sanitise
from articles.document.gate import VOCABULARY, pass_gate
from tests.articles.document.strategies import nasty_html


class _Witness(HTMLParser):
    """Every tag and attribute that a parser not ours finds in a body."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.other: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


@given(nasty_html)
def test_reading_a_stored_body_again_changes_nothing(html: str) -> None:
    document = parse(html)
    assert parse(document.body) == document


@given(nasty_html)
def test_sanitising_twice_is_sanitising_once(html: str) -> None:
    body = sanitise(html)
    assert sanitise(body) == body


@given(nasty_html)
def test_only_the_vocabulary_survives(html: str) -> None:
    witness = _Witness(parse(html).body)
    assert witness.other == []
    for tag, given_attributes in witness.found:
        assert set(given_attributes) <= VOCABULARY[tag]


@given(nasty_html)
def test_an_address_leads_to_a_site_a_mailbox_or_a_stored_picture(html: str) -> None:
    for tag, given_attributes in _Witness(parse(html).body).found:
        if tag == "a":
            assert re.match(r"(https?://|mailto:)", given_attributes["href"])
            assert given_attributes["rel"] == "noopener"
        if tag == "img":
            sha = given_attributes["src"][-69:-5]
            assert given_attributes["src"] == image_url(sha)


@given(nasty_html)
def test_a_second_parser_finds_nothing_to_remove(html: str) -> None:
    body = parse(html).body
    assert pass_gate(body) == body


@given(nasty_html)
def test_every_id_is_there_and_names_one_thing(html: str) -> None:
    document = parse(html)
    headed = [section.id for section in document.sections if section.heading]
    quotes = [quote.id for quote in document.quotes]
    assert all(headed)
    assert all(quotes)
    assert len(set(headed)) == len(headed)
    assert len(set(quotes)) == len(quotes)


@given(nasty_html)
def test_a_body_can_be_written_to_a_file(html: str) -> None:
    document = parse(html)
    assert "\x00" not in document.body
    assert document.body.encode().decode() == document.body


@given(nasty_html)
def test_the_canonical_form_does_not_depend_on_the_ids_minted(html: str) -> None:
    assert canonical(parse(html).body) == canonical(parse(html).body)
    assert canonical(parse(html).body) == canonical(html)


@given(nasty_html, st.sampled_from(["\n", "\t", "\r\n", "\f ", "  \n"]))
def test_reflowed_white_space_is_the_same_text(html: str, space: str) -> None:
    body = parse(html).body
    reflowed = re.sub(r" (?=[^<>]*(?:<|$))", space, body)
    for end in ("</p>", "</h2>", "</li>"):
        reflowed = reflowed.replace(end, f"{space}{end}{space}")
    assert canonical(reflowed) == canonical(body)


@given(nasty_html)
def test_other_ids_are_the_same_text(html: str) -> None:
    body = parse(html).body
    renamed = re.sub(r' data-id="([^"]*)"', r' data-id="other-\1"', body)
    assert canonical(renamed) == canonical(body)


@given(nasty_html)
def test_attributes_in_another_order_are_the_same_text(html: str) -> None:
    body = parse(html).body
    turned = re.sub(r"<(\w+)((?: [a-z-]+=\"[^\"]*\")+)>", _turned_around, body)
    assert canonical(turned) == canonical(body)


def _turned_around(tag: re.Match[str]) -> str:
    given_attributes = re.findall(r' [a-z-]+="[^"]*"', tag[2])
    return f"<{tag[1]}{''.join(reversed(given_attributes))}>"
