"""What an import would do, before it does it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from staff.importing.plan import Class, Directory, PersonRecord, Plan, plan
from staff.importing.sheet import Problem, Row
from staff.importing.values import normal_employee_no

pytestmark = pytest.mark.usefixtures("_english")


@pytest.fixture
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


XIE = PersonRecord(
    "E0001",
    "谢志刚",
    post="总编辑",
    email="e0001@newsroom.example",
    phone="555-0101",
    departments=(("总编室",),),
    version=3,
)
ROLE = PersonRecord("P0001", "行政专员", kind="role")
ROBOT = PersonRecord("ROBOT", "导入", kind="system")
LEFT = PersonRecord("E0009", "郑文静", is_active=False)
DEPARTMENTS = frozenset(
    [("总编室",), ("采访部",), ("采访部", "文体组"), ("编辑部",), ("编辑部", "文体组")]
)
DIRECTORY = Directory(
    {person.employee_no: person for person in (XIE, ROLE, ROBOT, LEFT)}, DEPARTMENTS
)


def row(line: int = 2, /, **values: str) -> Row:
    return Row(line, {"employee_no": "E0001", "name": "谢志刚", **values})


def only(found: Plan) -> tuple[Class, list[tuple[str, str]]]:
    (item,) = found.items
    return item.klass, [(each.column, each.sentence) for each in item.problems]


def test_a_person_whom_the_directory_lacks_is_new() -> None:
    found = plan(
        [
            row(
                employee_no=" ｅ0002 ",
                name="李　岩",
                departments="采访部；编辑部/文体组",
            )
        ],
        DIRECTORY,
    )
    (item,) = found.items
    assert item.klass is Class.NEW
    assert item.before is None
    assert item.after == PersonRecord(
        "E0002", "李岩", departments=(("采访部",), ("编辑部", "文体组"))
    )
    assert item.changes["name"] == (None, "李岩")
    assert not found.is_blocked


def test_a_row_that_says_what_is_known_is_unchanged() -> None:
    found = plan(
        [row(departments="总编室", post="总编辑", kind="人员", phone="555-0101")],
        DIRECTORY,
    )
    assert only(found) == (Class.UNCHANGED, [])
    assert found.items[0].changes == {}


def test_a_changed_row_names_each_field_with_old_and_new() -> None:
    found = plan([row(name="谢志剛", post="", departments="采访部/文体组")], DIRECTORY)
    assert found.items[0].klass is Class.CHANGED
    assert found.items[0].changes == {
        "name": ("谢志刚", "谢志剛"),
        "post": ("总编辑", ""),
        "departments": ((("总编室",),), (("采访部", "文体组"),)),
    }


def test_a_field_whose_column_is_absent_stays() -> None:
    found = plan([row(post="社长")], DIRECTORY)
    assert found.items[0].after == replace(XIE, post="社长")


def test_somebody_who_left_and_is_in_the_file_again_returns() -> None:
    found = plan([row(employee_no="E0009", name="郑文静")], DIRECTORY)
    assert only(found) == (Class.RETURNING, [])
    assert found.items[0].changes == {"is_active": (False, True)}


def test_somebody_the_file_says_has_left_becomes_inactive() -> None:
    found = plan([row(status="离职")], DIRECTORY)
    assert found.items[0].changes == {"is_active": (True, False)}
    found = plan([row(employee_no="E0009", name="郑文静", status="离职")], DIRECTORY)
    assert only(found) == (Class.UNCHANGED, [])


def test_the_number_of_somebody_who_left_is_not_given_to_another() -> None:
    assert only(plan([row(employee_no="E0009", name="赵夏")], DIRECTORY)) == (
        Class.CONFLICT,
        [
            (
                "name",
                (
                    "This number was 郑文静's, who has left. Give the new person a "
                    "number of their own."
                ),
            )
        ],
    )


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (
            {"employee_no": "P0001", "name": "行政专员", "kind": "人员"},
            ("kind", "The account is of another kind in the directory."),
        ),
        (
            {"employee_no": "robot", "name": "机器人"},
            ("employee_no", "This number is a system account's."),
        ),
    ],
)
def test_an_account_of_another_kind_is_a_conflict(
    values: dict[str, str], problem: tuple[str, str]
) -> None:
    found = plan([row(**values)], DIRECTORY)
    assert only(found) == (Class.CONFLICT, [problem])
    assert found.is_blocked


def test_a_post_account_keeps_its_kind_when_the_file_says_none() -> None:
    found = plan([row(employee_no="P0001", name="行政专员", kind="")], DIRECTORY)
    assert only(found) == (Class.UNCHANGED, [])


def test_an_administrator_is_not_changed_by_an_import() -> None:
    people = {"E0001": replace(XIE, is_administrator=True)}
    directory = Directory(people, DEPARTMENTS)
    assert only(plan([row(post="总编辑")], directory)) == (Class.UNCHANGED, [])
    assert only(plan([row(email="x@evil.example")], directory)) == (
        Class.CONFLICT,
        [
            (
                "employee_no",
                (
                    "谢志刚 is an administrator, whom an import may not change. Change "
                    "the account on its own page."
                ),
            )
        ],
    )


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("employee_no", "", "Enter an employee number."),
        ("employee_no", "9" * 33, "33 characters are too many; 32 at most."),
        (
            "employee_no",
            "=1+1",
            "An employee number has letters and digits, then also - _ . and /.",
        ),
        ("name", " 　 ", "Enter a name."),
        ("name", "李" * 65, "65 characters are too many; 64 at most."),
        ("name", "=HYPERLINK(1)", "A name begins with a letter or a character."),
        ("post", "长" * 65, "65 characters are too many; 64 at most."),
        ("kind", "机器", "A kind is 人员 (person) or 岗位账号 (post account)."),
        ("kind", "system", "A kind is 人员 (person) or 岗位账号 (post account)."),
        ("email", "not an address", "This is not an e-mail address."),
        ("phone", "1.38E+10", "This is not a phone number."),
        ("status", "也许", "A status is 在职 (active) or 离职 (left)."),
        (
            "departments",
            "采访部//文体组",
            "A department's path has a level without a name.",
        ),
        (
            "departments",
            "文体组",
            (
                'Several departments are called "文体组": 编辑部/文体组、采访部/'
                "文体组. Write the path."
            ),
        ),
        ("departments", "总编室；广告部", 'There is no department "广告部".'),
    ],
)
def test_a_value_that_cannot_be_is_an_error_of_its_column(
    column: str, text: str, sentence: str
) -> None:
    found = plan([row(7, **{column: text})], DIRECTORY)
    assert only(found) == (Class.ERROR, [(column, sentence)])
    assert found.items[0].line == 7
    assert found.items[0].changes == {}
    assert found.is_blocked


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("name", "阿卜杜拉•艾山", "阿卜杜拉·艾山"),
        ("name", "𰻞𱁬", "𰻞𱁬"),
        ("name", "John Smith", "John Smith"),
        ("kind", "岗位账号", "role"),
        ("email", "ａ@newsroom.example", "a@newsroom.example"),
        ("phone", "+86 (021) 555-0101转3", "+86 (021) 555-0101转3"),
        ("post", " 首席\u200b\n记者 ", "首席 记者"),
        ("departments", "文体组", (("编辑部", "文体组"),)),
        (
            "departments",
            "采访部 ／ 文体组;总编室；",
            (("采访部", "文体组"), ("总编室",)),
        ),
        ("departments", "总编室；总编室", (("总编室",),)),
        ("departments", "", ()),
    ],
)
def test_a_value_is_stored_as_it_is_meant(
    column: str, text: str, value: object
) -> None:
    departments = DEPARTMENTS - ({("采访部", "文体组")} if text == "文体组" else set())
    found = plan(
        [row(**{"employee_no": "E0002", column: text})],
        Directory({}, departments),
    )
    assert only(found) == (Class.NEW, [])
    assert getattr(found.items[0].after, column) == value


def test_every_problem_of_a_row_is_named_at_once() -> None:
    formula = Problem("post", "The cell holds a formula. Paste it as a value.")
    values = {"employee_no": "E0001", "name": "", "post": "", "email": "x"}
    found = plan([Row(2, values, (formula,))], DIRECTORY)
    assert [column for column, _sentence in only(found)[1]] == ["post", "name", "email"]


def test_a_number_twice_in_the_file_is_an_error_of_both_rows() -> None:
    found = plan(
        [row(2), row(3, employee_no="e0001 "), row(4, employee_no="E2")], DIRECTORY
    )
    sentence = "The file has this employee number again in line %d."
    assert [item.klass for item in found.items] == [Class.ERROR, Class.ERROR, Class.NEW]
    assert found.items[0].problems == (Problem("employee_no", sentence % 3),)
    assert found.items[1].problems == (Problem("employee_no", sentence % 2),)


def test_unknown_departments_are_offered_with_their_parents_first() -> None:
    rows = [
        row(employee_no="E2", departments="编辑部/要闻组/早班"),
        row(employee_no="E3", departments="广告部；编辑部/要闻组"),
    ]
    wanted = (("编辑部", "要闻组"), ("编辑部", "要闻组", "早班"), ("广告部",))
    refused = plan(rows, DIRECTORY)
    assert refused.departments_to_create == wanted
    assert refused.counts["error"] == 2
    allowed = plan(rows, DIRECTORY, create_departments=True)
    assert allowed.departments_to_create == wanted
    assert allowed.counts["new"] == 2
    assert not allowed.is_blocked


def test_people_whom_the_file_does_not_name_are_reported_and_left_alone() -> None:
    found = plan([row(employee_no="E2")], DIRECTORY)
    assert found.missing == (XIE, ROLE)
    assert len(found.items) == 1


def test_counts_name_every_class() -> None:
    rows = [row(), row(3, employee_no="E2"), row(4, employee_no="E3", name="")]
    assert plan(rows, DIRECTORY).counts == {
        "new": 1,
        "changed": 0,
        "unchanged": 1,
        "returning": 0,
        "conflict": 0,
        "error": 1,
    }


texts = st.text(max_size=80) | st.sampled_from(["E0001", "总编室", "a/b；c", "离职"])
values = st.fixed_dictionaries(
    {"employee_no": texts, "name": texts},
    optional=dict.fromkeys(
        ("departments", "post", "kind", "email", "phone", "status"), texts
    ),
)


@given(st.lists(values, max_size=5), st.booleans())
def test_any_file_gets_a_plan_and_what_it_writes_is_then_unchanged(
    cells: list[dict[str, str]],
    create: bool,  # noqa: FBT001
) -> None:
    rows = [Row(line, each) for line, each in enumerate(cells, start=2)]
    first = plan(rows, DIRECTORY, create_departments=create)
    assert len(first.items) == len(rows)
    for item in first.items:
        assert (item.after is None) == bool(item.problems)
    written = {item.employee_no: item.after for item in first.items if item.after}
    directory = Directory(
        {**DIRECTORY.people, **written},
        DEPARTMENTS | set(first.departments_to_create),
    )
    again = plan(rows, directory, create_departments=create)
    for before, after in zip(first.items, again.items, strict=True):
        if before.after is not None and not _is_leaf(before.after):
            assert after.klass is Class.UNCHANGED
            assert normal_employee_no(before.employee_no) == before.employee_no


def _is_leaf(person: PersonRecord) -> bool:
    """Whether a department was named that a created one may now share a name with."""
    return any(len(path) == 1 for path in person.departments)
