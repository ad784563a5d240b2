"""A content with every field filled, for tests to vary."""

from __future__ import annotations

from articles.document import Content, Credit, Picture
from tests.articles.document.strategies import OTHER_SHA, SHA

BODY = (
    '<p>　　面积不大，<q data-id="a" data-speaker="张三" data-role="镇长">先说</q>，'
    '又<q data-id="a">再说</q>，<a href="https://a.example/">链接</a> 和 '
    '<q data-id="b" data-speaker="李四">旁人</q>。</p><h2 data-id="s">小标题</h2>'
    f'<figure data-image="{OTHER_SHA}" data-credit="王五 摄"><img alt="田间">'
    "<figcaption>秋收</figcaption></figure><ul><li><p>一</p></li><li><p>二</p></li></ul>"
)

FULL = Content(
    headline="青河镇秋收",
    kicker="乡村",
    subtitle="记一个小镇",
    byline=(Credit("reporter", "姜一"), Credit("translator", "何二")),
    dateline="本报讯",
    source="青河日报",
    original_title="秋天",
    original_author="赵六",
    editors=("王震", "陈键"),
    channel="local",
    channel_name="本地",
    notice="更正：数字有误。",
    body=BODY,
    lead=Picture(SHA, "16:9", "稻田", "丰收在望", "孙七 摄"),
)
