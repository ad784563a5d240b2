"""The list of people as the browser asks for it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from staff import hooks
from staff.models import Department, Membership, User
from tests.staff.picker.people import hire

Ask = Callable[..., dict[str, Any]]


def test_a_person_comes_with_no_more_than_the_dialog_needs(
    ask: Ask, editor: User
) -> None:
    person = ask(q="谢志刚")["people"][0]
    assert person == {
        "id": editor.pk,
        "name": "谢志刚",
        "employee_no": "E0001",
        "department": "新闻部",
        "departments": [Department.objects.get(name="新闻部").pk],
        "kind": "person",
        "active": True,
        "search_key": editor.search_key,
        "sort_key": editor.sort_key,
        "tasks": 0,
        "barred": "",
    }


@pytest.mark.parametrize("query", ["", "z"])
def test_the_pages_hold_everybody_once(ask: Ask, query: str) -> None:
    whole = ask(q=query, limit="300")
    after, seen = "", []
    while after != "None":
        page = ask(q=query, limit="7", after=after)
        assert page["total"] == whole["total"]
        seen += [person["id"] for person in page["people"]]
        after = str(page["next"])
    assert seen == [person["id"] for person in whole["people"]]
    assert len(seen) == whole["total"] > 7


def test_a_page_goes_on_where_it_stopped_when_somebody_before_left(
    ask: Ask, people: dict[str, User]
) -> None:
    first = ask(limit="3")
    people["李岩"].is_active = False
    people["李岩"].save()
    second = ask(limit="3", after=str(first["next"]))
    assert [person["name"] for person in second["people"]] == [
        "谢志强",
        "李亚琴",
        "潘潇潇",
    ]


def test_a_scope_holds_a_department_with_those_below_and_each_person_once(
    ask: Ask, people: dict[str, User]
) -> None:
    news, night = (Department.objects.get(name=name) for name in ("新闻部", "夜班"))
    Membership.objects.create(user=people["谢志刚"], department=night)
    scopes = ask("scopes/")
    of_news = ask(scope=f"department-{news.pk}", limit="300")
    assert of_news["total"] == len(of_news["people"]) == 19
    counts = {one["name"]: one["people"] for one in scopes["departments"]}
    assert counts == {"新闻部": 19, "夜班": 10, "评论部": 10, "视觉部": 9, "运营部": 9}
    assert (scopes["everyone"], scopes["posts"]) == (47, 2)
    assert scopes["own"] == [news.pk, night.pk]


def test_the_post_accounts_are_a_scope(ask: Ask) -> None:
    found = ask(scope="posts")["people"]
    assert [person["name"] for person in found] == ["行政专员", "系统管理员"]


def test_two_departments_of_one_name_are_told_apart(
    ask: Ask, people: dict[str, User]
) -> None:
    comment = Department.objects.get(name="评论部")
    Department.objects.create(name="夜班", parent=comment)
    assert ask(q="杨亚男")["people"][0]["department"] == "评论部"
    assert ask(q="李亚琴")["people"][0]["department"] == "新闻部 / 夜班"


def test_inactive_and_system_accounts_are_never_offered(
    ask: Ask, people: dict[str, User]
) -> None:
    people["李岩"].is_active = False
    people["李岩"].save()
    hire("导入程序", "ROBOT", kind=User.Kind.SYSTEM)
    found = [person["name"] for person in ask(limit="300")["people"]]
    assert len(found) == ask("scopes/")["everyone"] == 46
    assert not {"李岩", "导入程序"} & set(found)


def test_people_are_told_by_id_in_the_order_asked_even_when_inactive(
    ask: Ask, people: dict[str, User]
) -> None:
    people["李岩"].is_active = False
    people["李岩"].save()
    robot = hire("导入程序", "ROBOT", kind=User.Kind.SYSTEM)
    ids = f"{people['张璐'].pk},{people['李岩'].pk},{robot.pk},999999"
    found = ask("by-ids/", ids=ids)["people"]
    assert [(person["name"], person["active"]) for person in found] == [
        ("张璐", True),
        ("李岩", False),
    ]


def test_the_reason_and_the_open_tasks_come_from_the_hooks(
    ask: Ask,
    people: dict[str, User],
    bar: Callable[[str, Mapping[int, str]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bar("7:1", {people["李岩"].pk: "是本稿作者"})
    busy = {people["张璐"].pk: 3}
    monkeypatch.setattr(hooks.registered, "open_tasks", lambda _people: busy)
    answer = ask(place="stage", subject="7:1", limit="300")
    found = {person["name"]: person for person in answer["people"]}
    assert found["李岩"]["barred"] == "是本稿作者"
    assert found["张璐"]["tasks"] == 3
    assert [name for name, one in found.items() if one["barred"]] == ["李岩"]
    other = ask(place="stage", subject="8:1", q="李岩")["people"]
    assert other[0]["barred"] == ""


SIGNED_IN = ["django_session", "staff_user"]
COUNTED_AND_READ = ["staff_user", "staff_user", "staff_membership"]


@pytest.mark.parametrize("limit", ["1", "300"])
@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ["staff_department"]),
        ("zhang", ["staff_department", "staff_membership"]),
    ],
)
def test_the_queries_are_these_whatever_the_size_of_the_page(
    client: Client, editor: User, query: str, asked: list[str], limit: str
) -> None:
    client.force_login(editor)
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/people/", {"q": query, "limit": limit})
    assert tables(queries) == [*SIGNED_IN, *asked, *COUNTED_AND_READ]


def test_a_later_page_looks_up_where_it_goes_on(client: Client, editor: User) -> None:
    client.force_login(editor)
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/people/", {"after": str(editor.pk)})
    where = [COUNTED_AND_READ[0], "staff_user", *COUNTED_AND_READ[1:]]
    assert tables(queries) == [*SIGNED_IN, "staff_department", *where]


def tables(queries: CaptureQueriesContext) -> list[str]:
    """The table that each query names first."""
    first = re.compile(r'"((?:django|staff|articles)_\w+)"')
    found = [first.search(query["sql"]) for query in queries]
    return [match.group(1) if match else "" for match in found]


@pytest.mark.parametrize(
    ("path", "parameters", "sentence"),
    [
        ("", {"q": "长" * 101}, "at most 100 characters"),
        ("", {"q": "a\0b"}, "at most 100 characters"),
        ("", {"after": "x"}, "The list has changed"),
        ("", {"after": "999999"}, "The list has changed"),
        ("", {"after": "9" * 30}, "The list has changed"),
        ("", {"limit": "0"}, "1 to 300 people"),
        ("", {"limit": "301"}, "1 to 300 people"),
        ("", {"limit": "-1"}, "1 to 300 people"),
        ("", {"limit": "五"}, "1 to 300 people"),
        ("", {"scope": "nowhere"}, "no such scope"),
        ("", {"scope": "department-"}, "no such scope"),
        ("", {"scope": "department-٣"}, "no such scope"),
        ("", {"scope": "department-999999"}, "no longer exists"),
        ("", {"place": "a b"}, "no such field"),
        ("", {"subject": "x" * 2001}, "no such field"),
        ("", {"subject": "7:" + "9" * 19}, "no such field"),
        ("", {"subject": "\0"}, "no such field"),
        ("by-ids/", {}, "1 to 800 people"),
        ("by-ids/", {"ids": "1,x"}, "1 to 800 people"),
        ("by-ids/", {"ids": "1,,2"}, "1 to 800 people"),
        ("by-ids/", {"ids": ",".join(map(str, range(801)))}, "1 to 800 people"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    client: Client,
    editor: User,
    path: str,
    parameters: dict[str, str],
    sentence: str,
) -> None:
    client.force_login(editor)
    response = client.get(
        f"/admin/people/{path}", parameters, headers={"accept-language": "en"}
    )
    assert response.status_code == 400
    assert sentence in response.json()["error"]


@pytest.mark.parametrize("path", ["", "by-ids/?ids=1", "scopes/"])
def test_only_active_people_of_the_desk_are_told(
    client: Client, people: dict[str, User], path: str
) -> None:
    assert client.get(f"/admin/people/{path}").status_code == 403
    client.force_login(people["李岩"])
    assert client.get(f"/admin/people/{path}").status_code == 200
    assert client.post(f"/admin/people/{path}").status_code == 405
    User.objects.filter(name="李岩").update(is_active=False)
    assert client.get(f"/admin/people/{path}").status_code == 403
    User.objects.filter(name="李岩").update(is_active=True, kind=User.Kind.SYSTEM)
    assert client.get(f"/admin/people/{path}").status_code == 403


def test_no_answer_is_kept_by_a_cache(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert "no-store" in client.get("/admin/people/")["Cache-Control"]


def test_the_page_to_look_up_a_number_is_searched_and_paged(
    client: Client, editor: User
) -> None:
    for number in range(10):
        hire(f"甲{number}", f"Z{number}", position=99)
    assert client.get("/admin/people/directory/").status_code == 302
    client.force_login(editor)
    page = client.get("/admin/people/directory/")
    assert "E0001" in page.text
    assert "E0047" in page.text
    assert "Z9" not in page.text
    after = page.context["found"].next
    assert "Z9" in client.get("/admin/people/directory/", {"after": after}).text
    assert "E0024" in client.get("/admin/people/directory/", {"q": "lijing"}).text
    refused = client.get("/admin/people/directory/", {"scope": "x"})
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
