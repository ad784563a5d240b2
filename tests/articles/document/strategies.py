"""HTML that an editor, a web page or an attacker might send, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

SHA = "ab" * 32
OTHER_SHA = "0f" * 32

_TAGS = (
    "p h2 ul ol li blockquote figure figcaption img strong em br a q script style "
    "svg math template noscript table td div span b i form mtext mglyph title textarea "
    "iframe select option xmp plaintext foreignObject annotation-xml"
).split()
_ATTRIBUTES = (
    ' data-id="a"',
    " data-id=b",
    ' data-speaker="张三"',
    " data-speaker='李四'",
    ' data-role="镇长 &amp; &quot;"',
    f' data-image="{SHA}"',
    ' data-credit="新华社 &lt;摄&gt;"',
    ' alt="a > b"',
    ' alt="<img src=x onerror=alert(1)>"',
    ' href="https://example.org/?a=1&section=2"',
    ' href="java\tscript:alert(1)"',
    ' href="&#106;avascript:alert(1)"',
    ' href="data:text/html,x"',
    ' href="http://[::"',
    ' src="javascript:alert(1)"',
    ' onclick="alert(1)"',
    " onerror=alert(1)",
    ' style="color:red"',
    ' class="x"',
    ' xmlns="x"',
    ' title="</p><script>alert(1)</script>"',
    " /",
    ' "',
    " =",
)
_PIECES = (
    "<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<?php", "<!doctype html>",
    "</", "<", ">", "&", "&lt;script&gt;", "&#0;", "&#xD800;", "&#99999999999999;",
    "&nbsp;", "\u00a0", "\u3000", "\x00", "\ud800", "\udc00", "\ufffe", "\ufeff",
    "“", "”", "甲乙", "话", " ", "\n", "\t ", "\r\n", "\f", "a", '"', "'",
    "</script", "</title>", "<math><mtext><table><mglyph><style><!--</style>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
)  # fmt: skip

_start_tags = st.builds(
    lambda tag, given: f"<{tag}{''.join(given)}>",
    st.sampled_from(_TAGS),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=4),
)
_end_tags = st.sampled_from(_TAGS).map(lambda tag: f"</{tag}>")
_text = st.sampled_from(_PIECES) | st.text(max_size=6)

nasty_html = st.lists(_start_tags | _end_tags | _text, max_size=30).map("".join)
