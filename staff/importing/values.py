"""The text of a cell to the value of a field, or the sentence that says why not."""

import re
import unicodedata
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from staff.pinyin import clean_name
from staff.pinyin.clean import HAN

DepartmentPath = tuple[str, ...]
"""Names of departments from the root on."""

EMPLOYEE_NO_LENGTH = 32
TEXT_LENGTH = 64
EMAIL_LENGTH = 254
PHONE_LENGTH = 32

_EMPLOYEE_NO = re.compile(r"[^\W_][\w./-]*")
_NAME = re.compile(rf"[^\W\d_{HAN}].*|[{HAN}].*")
_PHONE = re.compile(r"[+(]?\d[\d ()+./#*转-]*")
_HIDDEN = {"Cc", "Cf", "Cs"}
_KINDS = {
    "person": ("person", "人员", "个人", "员工"),
    "role": ("role", "post account", "岗位账号", "岗位"),
}
_STATUSES = {
    True: ("active", "在职", "在岗", "启用", "正常"),
    False: ("left", "inactive", "离职", "停用", "退休"),
}


class Bad(Exception):  # noqa: N818  (a value, not a fault of ours)
    """A value that a field cannot hold; the message is a sentence."""


def tidy(text: str) -> str:
    """`text` without characters nobody sees, white space as single spaces."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _HIDDEN)


def normal_employee_no(text: str) -> str:
    """工号 as it is stored: half width, no white space, letters in upper case."""
    return "".join(unicodedata.normalize("NFKC", tidy(text)).split()).upper()


def employee_no(text: str) -> str:
    """A 工号; raises Bad."""
    value = normal_employee_no(text)
    if not value:
        raise Bad(_("Enter an employee number."))
    _check_length(value, EMPLOYEE_NO_LENGTH)
    if not _EMPLOYEE_NO.fullmatch(value):
        raise Bad(
            _("An employee number has letters and digits, then also - _ . and /.")
        )
    return value


def name(text: str) -> str:
    """A name; raises Bad."""
    value = clean_name(tidy(text))
    if not value:
        raise Bad(_("Enter a name."))
    _check_length(value, TEXT_LENGTH)
    if not _NAME.fullmatch(value):
        raise Bad(_("A name begins with a letter or a character."))
    return value


def post(text: str) -> str:
    """A post, perhaps empty; raises Bad."""
    value = tidy(text)
    _check_length(value, TEXT_LENGTH)
    return value


def email(text: str) -> str:
    """An e-mail address, perhaps empty; raises Bad."""
    value = unicodedata.normalize("NFKC", tidy(text))
    _check_length(value, EMAIL_LENGTH)
    if value:
        try:
            validate_email(value)
        except ValidationError as error:
            raise Bad(_("This is not an e-mail address.")) from error
    return value


def phone(text: str) -> str:
    """A phone number as people write it, perhaps empty; raises Bad."""
    value = unicodedata.normalize("NFKC", tidy(text))
    _check_length(value, PHONE_LENGTH)
    if value and not _PHONE.fullmatch(value):
        raise Bad(_("This is not a phone number."))
    return value


def kind(text: str) -> str:
    """``person``, ``role`` or, for an empty cell, an empty text; raises Bad."""
    value = tidy(text).casefold()
    for found, words in _KINDS.items():
        if value in words:
            return found
    if value:
        raise Bad(_("A kind is 人员 (person) or 岗位账号 (post account)."))
    return ""


def status(text: str) -> bool:
    """Whether the person is active, which an empty cell means too; raises Bad."""
    value = tidy(text).casefold()
    for found, words in _STATUSES.items():
        if value in words:
            return found
    if value:
        raise Bad(_("A status is 在职 (active) or 离职 (left)."))
    return True


def departments(text: str) -> tuple[DepartmentPath, ...]:
    """Paths with / between levels and ； between departments; raises Bad.

    The first is the main one; a repeated one counts once.
    """
    found = [
        tuple(tidy(part) for part in re.split("[/／]", path))
        for path in re.split("[;；]", text)
        if path.strip()
    ]
    for path in found:
        if not all(path):
            raise Bad(_("A department's path has a level without a name."))
        for level in path:
            _check_length(level, TEXT_LENGTH)
    return tuple(dict.fromkeys(found))


def _check_length(value: str, limit: int) -> None:
    if len(value) > limit:
        raise Bad(
            _("%(length)d characters are too many; %(limit)d at most.")
            % {"length": len(value), "limit": limit}
        )


CONVERTERS: dict[str, Callable[[str], object]] = {
    "employee_no": employee_no,
    "name": name,
    "departments": departments,
    "post": post,
    "kind": kind,
    "email": email,
    "phone": phone,
    "status": status,
}
