"""The columns of a staff file, under the names that people give them."""

import re
import unicodedata

FIELDS: dict[str, tuple[str, ...]] = {
    "employee_no": (
        *("工号", "员工号", "职工号", "员工编号", "职工编号", "人员编号"),
        *("employee no", "employee number", "employee id", "staff no", "staff id"),
    ),
    "name": ("姓名", "名字", "员工姓名", "name", "full name"),
    "departments": (
        *("部门", "所属部门", "所在部门", "部门路径"),
        *("department", "departments", "department path"),
    ),
    "post": ("职务", "职位", "岗位", "post", "title", "job title"),
    "kind": ("类型", "账号类型", "人员类型", "kind", "type", "account type"),
    "email": ("邮箱", "电子邮箱", "电子邮件", "邮件", "email", "email address"),
    "phone": (
        *("手机", "手机号", "手机号码", "电话", "联系电话"),
        *("phone", "phone number", "mobile", "mobile phone"),
    ),
    "status": ("状态", "在职状态", "人员状态", "status"),
}
REQUIRED = ("employee_no", "name")

_REMARK = re.compile(r"[(\[【].*?[)\]】]")
_NOT_A_LETTER = re.compile(r"[\W_]+")


def _plain(heading: str) -> str:
    """A heading in one case and width, without marks: 工号*（必填） is 工号."""
    half_width = unicodedata.normalize("NFKC", heading).casefold()
    return _NOT_A_LETTER.sub("", _REMARK.sub("", half_width))


_BY_HEADING = {
    _plain(alias): field for field, aliases in FIELDS.items() for alias in aliases
}


def field_of(heading: str) -> str | None:
    """The field that a heading names, or None."""
    return _BY_HEADING.get(_plain(heading))
