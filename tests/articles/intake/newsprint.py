"""Texts made of what pages are made of: marks, names, verbs, labels, line ends."""

from hypothesis import strategies as st

_PIECES = (
    '“ ” ‘ ’ 「 」 『 』 " 。 ， ： ！ ？ … —— （ ） 《 》 【 】 , : . ( ) < > & '
    "蒋帆 船长 欧阳文清 大卫·洛伦兹 镇党委书记石岚 他 她 说 表示 告诉记者 写道 认为 "
    "看来 在 对 的 记者 作者 责编 编辑 来源 发布时间 2024-05-06 08:30 5月5日电 "
    "本报讯 新华社 云水日报 "
    "我们要让渡口活起来 船票还是两块钱 老渡口重开 清晨六点汽笛响了 "
    "一、为何停航 1130505 <script>alert(1)</script> 说这话的是 今年58岁 原标题 "
    "相关阅读 完 \u3000 \t"
).split(" ")


def newsprint() -> st.SearchStrategy[str]:
    """Random pages of up to a few hundred characters."""
    return st.lists(st.sampled_from((*_PIECES, "\n", "\n")), max_size=60).map("".join)
