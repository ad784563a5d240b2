"""段落 on the desk: the headed parts of texts, and their leads."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.outline import Part
from articles.admin.passages import WHERE, PassageAdmin
from articles.models import Section

SHOWN = 100  # characters; the rest is one click away


@admin.display(description=gettext_lazy("heading"))
def heading(section: Section) -> SafeString | str:
    """The subhead; a text's beginning has none. The list makes it the link."""
    if not section.ident:
        return format_html('<span class="passage__lead">{}</span>', _("Lead"))
    return section.heading or _("Untitled")


@admin.display(description=gettext_lazy("text"))
def text(section: Section) -> SafeString:
    """How the part begins."""
    return format_html(
        '<span class="passage__text">{}</span>', Truncator(section.text).chars(SHOWN)
    )


@admin.register(Section)
class SectionAdmin(PassageAdmin[Section]):
    """The list of sections."""

    list_display = (heading, text, *WHERE)
    search_fields = ("heading", "text", "draft__headline")
    search_help_text = gettext_lazy("subhead, text or headline")

    def place(self, outline: list[Part], ident: str) -> str:
        """The subhead's anchor."""
        return next((part.place for part in outline if part.ident == ident), "")
