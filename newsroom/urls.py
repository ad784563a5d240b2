"""Every address of the product."""

from django.contrib import admin
from django.contrib.auth import views as doors
from django.urls import include, path, re_path

from articles.pictures import views as pictures
from newsroom.desk.sidebar import set_sidebar
from newsroom.desk.theme import set_theme
from staff.passwords import ForgottenPasswordForm, OwnPasswordResetForm

urlpatterns = [
    re_path(
        r"^media/pictures/(?P<folder>[0-9a-f]{2})/(?P<sha256>[0-9a-f]{64})\.webp$",
        pictures.picture,
        name="picture",
    ),
    path("admin/pictures/upload/", pictures.upload, name="picture-upload"),
    path("admin/pictures/latest/", pictures.latest, name="picture-latest"),
    path(
        "admin/password-reset/",
        doors.PasswordResetView.as_view(form_class=ForgottenPasswordForm),
        name="admin_password_reset",
    ),
    path(
        "admin/password-reset/sent/",
        doors.PasswordResetDoneView.as_view(),
        name="password_reset_done",
    ),
    path(
        "admin/password-reset/<uidb64>/<token>/",
        doors.PasswordResetConfirmView.as_view(form_class=OwnPasswordResetForm),
        name="password_reset_confirm",
    ),
    path(
        "admin/password-reset/done/",
        doors.PasswordResetCompleteView.as_view(),
        name="password_reset_complete",
    ),
    path("admin/sidebar/", set_sidebar, name="set_sidebar"),
    path("admin/people/", include("staff.picker.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("theme/", set_theme, name="set_theme"),
    # Last: a channel may have any address that no room above has taken.
    path("", include("articles.public.urls")),
]
