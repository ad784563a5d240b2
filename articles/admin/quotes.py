"""引语 on the desk: who said what in which text."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.outline import Part
from articles.admin.passages import WHERE, PassageAdmin
from articles.models import Quote

SHOWN = 120  # characters; the rest is one click away


@admin.display(description=gettext_lazy("words"))
def words(quote: Quote) -> SafeString:
    """The beginning of what was said; the list makes it the link."""
    return format_html("“{}”", Truncator(quote.text).chars(SHOWN))


@admin.display(description=gettext_lazy("speaker"))
def speaker(quote: Quote) -> SafeString:
    """Who said it, and as what."""
    if not quote.speaker:
        return format_html(
            '<span class="passage__nobody">{}</span>', _("No speaker yet")
        )
    return format_html(
        '<div><span class="passage__speaker">{}</span>'
        ' <span class="passage__aside">{}</span></div>',
        quote.speaker,
        quote.role,
    )


@admin.register(Quote)
class QuoteAdmin(PassageAdmin[Quote]):
    """The list of quotes."""

    list_display = (words, speaker, *WHERE)
    search_fields = ("speaker", "role", "text", "draft__headline")
    search_help_text = gettext_lazy("speaker, words or headline")

    def place(self, outline: list[Part], ident: str) -> str:
        """The quote's anchor."""
        said = (one for part in outline for one in part.quotes if one.ident == ident)
        return next((one.place for one in said), "")
