"""A person or a post account of the newsroom."""

from typing import Any, ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.pinyin import keys


class UserQuerySet(models.QuerySet["User"]):
    """Named sets of accounts."""

    def assignable(self) -> "UserQuerySet":
        """Active people and post accounts; never a system account."""
        return self.filter(is_active=True).exclude(kind=User.Kind.SYSTEM)


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; people sign in with their 工号."""

    def get_by_natural_key(self, employee_no: str | None) -> "User":
        """The account with this 工号, written in any width or case."""
        found: User = self.get(
            employee_no=User.normalise_employee_no(employee_no or "")
        )
        return found

    def create_user(
        self, employee_no: str, password: str | None = None, **fields: Any
    ) -> "User":
        """An account whose password, if any, was set by somebody else."""
        user: User = self.model(
            employee_no=User.normalise_employee_no(employee_no), **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, employee_no: str, password: str | None = None, **fields: Any
    ) -> "User":
        """The first administrator, who typed the password himself at the shell."""
        user = self.create_user(employee_no, password, is_superuser=True, **fields)
        user.password_is_own = password is not None
        user.save(update_fields=["password_is_own"])
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """An account: a person, a post account (岗位账号) or a system account."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ROLE = "role", _("post account")
        SYSTEM = "system", _("system account")

    employee_no = models.CharField(
        _("employee number"),
        max_length=32,
        unique=True,
        error_messages={"unique": _("Another account has this employee number.")},
    )
    name = models.CharField(_("name"), max_length=64)
    kind = models.CharField(
        _("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON
    )
    post = models.CharField(_("post"), max_length=64, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    position = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("The directory's own order.")
    )
    pinyin = models.CharField(
        _("pinyin"),
        max_length=128,
        blank=True,
        help_text=_("Filled in from the name; what you type here is kept."),
    )
    pinyin_edited = models.BooleanField(default=False, editable=False)
    initials = models.CharField(max_length=64, blank=True, editable=False)
    search_key = models.TextField(blank=True, editable=False)
    sort_key = models.CharField(max_length=192, blank=True, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    # Django's admin asks for it; what a person sees there comes from rights.
    is_staff = models.BooleanField(default=True, editable=False)
    # Somebody whose password another person set may not decide a review.
    password_is_own = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "employee_no"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar[list[str]] = ["position", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["position", "id"], name="staff_user_order"),
            models.Index(fields=["sort_key", "id"], name="staff_user_pinyin_order"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # A blank 工号 would be an account that nobody can name.
            models.CheckConstraint(
                condition=~models.Q(employee_no=""),
                name="staff_user_has_employee_no",
                violation_error_message=_("Enter an employee number."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="staff_user_has_name",
                violation_error_message=_("Enter a name."),
            ),
            # Leaving is recorded on an account that can no longer sign in.
            models.CheckConstraint(
                condition=models.Q(left_on=None) | models.Q(is_active=False),
                name="staff_user_left_is_inactive",
                violation_error_message=_("Somebody who left cannot be active."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def normalise_employee_no(employee_no: str) -> str:
        """工号 without white space, in half width, letters in upper case."""
        folded = AbstractBaseUser.normalize_username(employee_no)
        return "".join(folded.split()).upper()

    def set_password(self, raw_password: str | None) -> None:
        """Store a password that somebody else chose; see `set_own_password`."""
        super().set_password(raw_password)
        self.password_is_own = False

    def set_own_password(self, raw_password: str) -> None:
        """Store a password that this person chose himself."""
        super().set_password(raw_password)
        self.password_is_own = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the search and sort columns in step with the name."""
        named = kwargs.get("update_fields")
        if named is None or {"name", "pinyin"} & set(named):
            self.fill_keys()
            if named is not None:
                kwargs["update_fields"] = {
                    *named,
                    "pinyin",
                    "initials",
                    "search_key",
                    "sort_key",
                }
        super().save(*args, **kwargs)

    def fill_keys(self) -> None:
        """Set the search and sort columns from the name; typed pinyin is kept."""
        found = keys(self.name, override=self.pinyin if self.pinyin_edited else "")
        self.pinyin = found.pinyin
        self.initials = found.initials
        self.search_key = found.search
        self.sort_key = found.sort_key

    def get_full_name(self) -> str:
        """The name; Chinese names are one field."""
        return self.name

    def get_short_name(self) -> str:
        """The name."""
        return self.name
