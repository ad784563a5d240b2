"""How surnames are read where a dictionary of words reads them otherwise.

The first reading is the one shown and sorted by: the entry marked 姓 in 现代汉语词典
(7th edition), and for the rarer ones the usual lists of surname readings
(通用姓氏读音). The others are what people also say or type; they are searched only.
"""

_READINGS = """
单 shan dan chan|曾 zeng ceng|仇 qiu chou|解 xie jie|查 zha cha|盖 ge gai|区 ou qu
朴 piao pu|翟 zhai di|缪 miao mou|折 she zhe|召 shao zhao|员 yun yuan|贠 yun yuan
种 chong zhong|重 chong zhong|秘 bi mi|逢 pang feng|逄 pang|乐 yue le|洗 xian xi
冼 xian|么 yao me|幺 yao|牟 mu mou|繁 po fan|黑 he hei|隗 wei kui|覃 qin tan
祭 zhai ji|筰 ze zuo|笮 ze|都 du dou|郇 xun huan|卜 bu bo|薄 bo bao|句 gou ju
勾 gou|阚 kan han|佴 nai er|能 nai neng|粘 nian zhan|适 kuo shi|藏 zang cang
臧 zang|宓 fu mi|乜 nie mie|给 ji gei|颉 xie jie|参 shen can|任 ren|华 hua|纪 ji
尉 wei yu|宁 ning|甯 ning|万 wan|石 shi|沈 shen chen|葛 ge|那 na|过 guo|车 che ju
燕 yan|应 ying|莘 shen xin|谌 chen shen|晁 chao|盛 sheng|哈 ha|钭 tou|缑 gou
郗 xi chi|郄 qie xi|郤 xi|妫 gui|殳 shu|厍 she|佘 she|訾 zi|昝 zan|咎 jiu gao
逯 lu|亓 qi|璩 qu|瞿 qu ju|眭 sui|睢 sui|隽 juan jun|相 xiang|曲 qu|不 fou bu
费 fei bi|叶 ye|行 xing hang|郝 hao|仉 zhang|炅 gui jiong|炔 gui|柏 bai bo
谯 qiao|庹 tuo|禚 zhuo|麴 qu|蒯 kuai|撒 sa|降 jiang xiang|强 qiang jiang|角 jiao jue
於 yu|占 zhan|宿 su xiu|恽 yun|冒 mao mo|呙 guo|邴 bing|遆 ti|迮 ze|校 jiao xiao
教 jiao|少 shao|难 nan|大 da|尹 yin|谷 gu|汤 tang|殷 yin|祝 zhu|长 zhang chang
术 zhu shu|朝 chao zhao|令 ling|干 gan|鲜 xian|观 guan|缴 jiao|合 he|奇 qi ji
俞 yu shu|褚 chu zhu|肖 xiao|夏 xia|洪 hong|红 hong|澹 tan dan|吕 lü|闾 lü
欧阳 ou yang|太史 tai shi|端木 duan mu|上官 shang guan|司马 si ma|东方 dong fang
独孤 du gu|南宫 nan gong|万俟 mo qi, wan si|闻人 wen ren|夏侯 xia hou|诸葛 zhu ge
尉迟 yu chi, wei chi|公羊 gong yang|赫连 he lian|澹台 tan tai, dan tai
皇甫 huang fu|宗政 zong zheng|濮阳 pu yang|公冶 gong ye|太叔 tai shu|申屠 shen tu
公孙 gong sun|慕容 mu rong|仲孙 zhong sun|钟离 zhong li|长孙 zhang sun, chang sun
宇文 yu wen|司徒 si tu|鲜于 xian yu|司空 si kong|闾丘 lü qiu|子车 zi ju, zi che
亓官 qi guan|司寇 si kou|巫马 wu ma|公西 gong xi|颛孙 zhuan sun|壤驷 rang si
公良 gong liang|漆雕 qi diao|乐正 yue zheng, le zheng|宰父 zai fu|谷梁 gu liang
拓跋 tuo ba|拓拔 tuo ba|夹谷 jia gu|轩辕 xuan yuan|令狐 ling hu|百里 bai li
呼延 hu yan|东郭 dong guo|南门 nan men|羊舌 yang she|微生 wei sheng|左丘 zuo qiu
西门 xi men|东门 dong men|北宫 bei gong|第五 di wu|公乘 gong sheng, gong cheng
南荣 nan rong|即墨 ji mo|淳于 chun yu|单于 chan yu, shan yu, dan yu|叱干 chi gan
纳兰 na lan|哥舒 ge shu|完颜 wan yan|耶律 ye lü|贺兰 he lan|贺若 he ruo
尔朱 er zhu|达奚 da xi|斛律 hu lü|豆卢 dou lu|屈突 qu tu|沙陀 sha tuo|屠岸 tu an
爱新觉罗 ai xin jue luo|叶赫那拉 ye he na la
"""

Reading = tuple[str, ...]


def _parse(entry: str) -> tuple[str, tuple[Reading, ...]]:
    surname, readings = entry.split(" ", 1)
    if len(surname) == 1:
        return surname, tuple((reading,) for reading in readings.split())
    return surname, tuple(tuple(reading.split()) for reading in readings.split(", "))


SURNAMES: dict[str, tuple[Reading, ...]] = dict(
    _parse(entry) for line in _READINGS.split("\n") if line for entry in line.split("|")
)
"""Surname to its readings, a reading being one syllable per character."""

_LONGEST = max(map(len, SURNAMES))

_GIVEN_READINGS = """
朝 chao zhao|乐 le yue|行 xing hang|长 chang zhang|重 zhong chong|卜 bu|茜 qian xi
晟 sheng cheng|盛 sheng cheng|莘 xin shen|柏 bai bo|和 he|传 chuan zhuan|仔 zi zai
奇 qi ji|蔚 wei yu|拓 tuo ta|藏 cang zang|禅 chan shan|颉 jie xie|繁 fan po|玢 bin fen
澄 cheng deng|泊 bo po|厦 xia sha|娜 na nuo|觉 jue jiao|单 dan shan|曾 zeng ceng
解 jie xie|琢 zhuo zuo|朴 pu piao|钥 yue yao|炅 jiong gui|隽 jun juan|参 can shen
强 qiang jiang|尉 wei yu|都 du dou|祭 ji zhai|翟 zhai di|会 hui kuai
"""

GIVEN: dict[str, tuple[str, ...]] = {
    entry[0]: tuple(entry[2:].split())
    for line in _GIVEN_READINGS.split("\n")
    if line
    for entry in line.split("|")
}
"""Characters of given names with two readings in use.

What the library reads stands when it is listed; otherwise the first does (卜 in a
transcribed name is never bo).
"""


def split_surname(name: str) -> tuple[str, str]:
    """(surname, given name) of a name in Han characters, compound surnames first.

    ``("", name)`` when no surname can be told: four characters and more without a
    listed compound are a post (行政专员) or a double surname, read as one phrase.
    """
    for length in range(min(_LONGEST, len(name) - 1), 1, -1):
        if name[:length] in SURNAMES:
            return name[:length], name[length:]
    return (name[0], name[1:]) if len(name) <= 3 else ("", name)  # noqa: PLR2004
