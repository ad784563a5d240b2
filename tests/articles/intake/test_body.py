"""The body a draft gets from a story."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings

from articles.intake import Block, Span, Story, StoryQuote, parse, relocate, to_body
from tests.articles.intake.newsprint import newsprint

TEXT = (
    "老渡口重开\n清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了第一班渡船。\n为何停航\n"
    "“船票还是两块钱，”船长蒋帆说，“老人 & 孩子免费。”"
)


class Elements(HTMLParser):
    """The blocks of a body; fails on anything but p, h2 and q, well nested."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.marks: list[tuple[str | None, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ({"q"} if self._open else {"p", "h2"})
        self._open.append(tag)
        if tag == "q":
            assert [name for name, _value in attrs] == [
                "data-id",
                "data-speaker",
                "data-role",
            ]
            self.marks.append((attrs[0][1], ""))
        else:
            self.blocks.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert self._open
        kind, text = self.blocks[-1]
        self.blocks[-1] = kind, text + data
        if self._open[-1] == "q":
            number, words = self.marks[-1]
            self.marks[-1] = number, words + data

    def ended(self) -> bool:
        return not self._open


def elements(story: Story) -> Elements:
    reader = Elements()
    reader.feed(to_body(story))
    reader.close()
    assert reader.ended()
    return reader


def test_the_marks_stand_outside_and_a_split_quote_has_one_id() -> None:
    assert to_body(parse(TEXT)) == (
        "<p>清晨六点，云水镇老渡口的汽笛响了，两岸居民坐上了第一班渡船。</p>"
        "<h2>为何停航</h2>"
        '<p>“<q data-id="q1" data-speaker="蒋帆" data-role="船长">船票还是两块钱，</q>”'
        '船长蒋帆说，“<q data-id="q1" data-speaker="蒋帆" data-role="船长">'
        "老人 &amp; 孩子免费。</q>”</p>"
    )


def test_markup_pasted_with_a_story_is_text() -> None:
    story = parse(
        TEXT + "\n<script>alert('渡口')</script>，船长蒋帆说：“<b>请坐稳了</b>。”"
    )
    body = to_body(story)
    assert "<script" not in body
    assert "<b>" not in body
    assert elements(story).blocks[-1][1] == story.blocks[-1].text


def test_a_speaker_corrected_by_a_person_is_escaped() -> None:
    story = parse(TEXT)
    named = replace(story.quotes[0], speaker='"><script>', role=None)
    body = to_body(replace(story, quotes=(named,)))
    assert 'data-speaker="&quot;&gt;&lt;script&gt;" data-role=""' in body


def test_places_that_do_not_fit_are_left_out() -> None:
    quote = StoryQuote("船票", "蒋帆", None, "before", (Span(0, 0, 9), Span(0, 1, 2)))
    story = replace(parse(TEXT), blocks=(Block("p", "船票两块"),), quotes=(quote,))
    assert elements(story).marks == [("q1", "票")]


def test_quotes_are_found_again_in_corrected_paragraphs() -> None:
    story = parse(TEXT)
    blocks = (Block("p", "开头新加了一段。"), *story.blocks)
    moved = relocate(blocks, story.quotes)
    assert [span.block for span in moved[0].spans] == [3, 3]
    corrected = replace(story, blocks=blocks, quotes=moved)
    assert [words for _id, words in elements(corrected).marks] == (
        story.quotes[0].text.split("\n")
    )


def test_a_quote_whose_words_were_rewritten_is_left_out() -> None:
    story = parse(TEXT)
    assert relocate((Block("p", "船票涨到了三块钱。"),), story.quotes) == ()


@settings(deadline=None)
@given(newsprint())
def test_a_body_is_well_formed_and_says_what_the_blocks_say(raw: str) -> None:
    story = parse("老渡口重开\n" + raw)
    found = elements(story)
    assert found.blocks == [(block.kind, block.text) for block in story.blocks]
    words = [text for quote in story.quotes for text in quote.text.split("\n")]
    assert sorted(text for _id, text in found.marks) == sorted(words)
