"""Forms and mail by which people set passwords; each change is written to the log.

Whoever sets the own password may decide reviews (`User.password_is_own`); a password
that an administrator chose only opens the door.
"""

from typing import Any

from django import forms
from django.contrib.auth import forms as auth_forms
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from staff import hooks
from staff.models import User


class SignInForm(auth_forms.AuthenticationForm):
    """工号 and password; one sentence for every refusal, so that it tells nothing."""

    error_messages = {  # noqa: RUF012 - Django's own declaration is not a ClassVar
        "invalid_login": _(
            "The employee number and the password do not match, or the account is "
            "no longer active."
        ),
        "inactive": _(
            "The employee number and the password do not match, or the account is "
            "no longer active."
        ),
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.fields["username"].widget.attrs["autocapitalize"] = "characters"


# The mixin takes a type only in the stubs.
class _OwnPassword(auth_forms.SetPasswordMixin):  # type: ignore[type-arg]
    """Saves through `User.set_own_password` and writes the event."""

    cleaned_data: dict[str, Any]

    def set_password_and_save(
        self,
        user: User,
        password_field_name: str = "new_password1",  # noqa: S107 - a field's name
        commit: bool = True,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> User:
        user.set_own_password(self.cleaned_data[password_field_name])
        if commit:
            user.save(update_fields=["password", "password_is_own"])
            hooks.record("password_changed", by=user, person=user)
        return user


class OwnPasswordChangeForm(_OwnPassword, auth_forms.PasswordChangeForm):
    """A signed-in person replaces the own password."""


class OwnPasswordResetForm(
    _OwnPassword,
    auth_forms.SetPasswordForm,  # type: ignore[type-arg]
):
    """A person who followed the link in the mail sets a new own password."""


class OthersPasswordForm(auth_forms.AdminPasswordChangeForm):  # type: ignore[type-arg]
    """An administrator sets a first password for somebody else."""

    usable_password = None

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)


class ForgottenPasswordForm(auth_forms.PasswordResetForm):
    """Asks for an address; the answer and its timing do not tell whether it exists."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def save(  # type: ignore[override]
        self, *, request: HttpRequest, use_https: bool = False, **_options: Any
    ) -> None:
        """Hand the address to the worker, which looks it up and writes the mail."""
        send_reset_mail.enqueue(
            self.cleaned_data["email"],
            f"{'https' if use_https else 'http'}://{request.get_host()}",
            get_language() or "zh-hans",
        )


@task()
def send_reset_mail(address: str, origin: str, language: str) -> None:
    """Mail a link to every active account with this address; none: nothing happens.

    The token is made here, so that it is never stored with the task. Accounts that
    have no password yet get the link too: it is how somebody new begins.
    """
    for user in User.objects.filter(email__iexact=address, is_active=True):
        context = {"user": user, "link": f"{origin}{_reset_path(user)}"}
        with override(language):
            subject = render_to_string(
                "registration/password_reset_subject.txt", context
            )
            body = render_to_string("registration/password_reset_email.txt", context)
        send_mail(" ".join(subject.split()), body, None, [user.email])


def _reset_path(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("password_reset_confirm", args=[uid, token])
