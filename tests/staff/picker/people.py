"""The newsroom of these tests: 47 accounts of five departments."""

from staff.models import Department, Membership, User

NAMES = """
谢志刚 李岩 李海涛 谢志强 李亚琴 潘潇潇 杨亚男 高荣新 郑文静 金琳 张银波 张欣 陈曦 刘涛
王长青 高广柱 孙圆 行政专员 付雪枫 张雪莲 张璐 刘相群 张明璇 李静 孙静 王晨 赵夏 马洪亮
张兰 黄莉 李潍伊 常恩宁 侯昭宇 韩岩峰 冯亚红 林洋 陈静 刘婧 魏保国 唐彦秀 张楠 刘瑞萍
付严明 荣伶 马建国 邓爱青 系统管理员
""".split()
POSTS = ("行政专员", "系统管理员")
DEPARTMENTS = ("新闻部", "评论部", "视觉部", "运营部")


def hire(name: str, number: str, *departments: Department, **fields: object) -> User:
    """Somebody who works in `departments`, mainly in the first."""
    person = User.objects.create_user(number, None, name=name, **fields)
    for place, department in enumerate(departments):
        Membership.objects.create(
            user=person, department=department, is_main=place == 0
        )
    return person


def newsroom_of_47() -> dict[str, User]:
    """The people by name, in the order of the directory; 新闻部 has a 夜班."""
    departments = [
        Department.objects.create(name=name, position=place)
        for place, name in enumerate(DEPARTMENTS)
    ]
    night = Department.objects.create(name="夜班", parent=departments[0])
    places = [*departments, night]
    return {
        name: hire(
            name,
            f"E{place + 1:04d}",
            places[place % len(places)],
            position=place + 1,
            kind=User.Kind.ROLE if name in POSTS else User.Kind.PERSON,
        )
        for place, name in enumerate(NAMES)
    }
