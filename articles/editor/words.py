"""What the editor's JavaScript says, translated here and handed over by the widget.

The desk needs no JavaScript catalogue for it. %(name)s is filled in by the script.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "body": _("Text of the article"),
    "toolbar": _("Formatting"),
    "heading": _("Subhead"),
    "quote": _("Mark as quote"),
    "picture": _("Insert picture"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "link": _("Link"),
    "bullet_list": _("Bulleted list"),
    "ordered_list": _("Numbered list"),
    "blockquote": _("Quoted passage"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "save": _("Save"),
    "insert": _("Insert"),
    "cancel": _("Cancel"),
    "mark_quote": _("Mark as quote"),
    "edit_quote": _("Quote"),
    "unmark_quote": _("Remove the mark"),
    "speaker": _("Speaker"),
    "role": _("Speaker's position"),
    "role_help": _("For example the office or company and the post."),
    "continue_quote": _("Continues the quote “%(words)s” (%(speaker)s)"),
    "no_speaker": _("No speaker yet"),
    "select_quote_first": _(
        "Select the words that were said, or put the cursor between their "
        "quotation marks."
    ),
    "select_text_first": _("Select the words that shall become the link."),
    "edit_link": _("Change the link"),
    "unlink": _("Remove the link"),
    "address": _("Address"),
    "address_help": _("Begins with https://, http:// or mailto:"),
    "bad_address": _("Write an address that begins with https:// or mailto:"),
    "insert_picture": _("Insert picture"),
    "edit_picture": _("Edit picture"),
    "remove_picture": _("Remove picture"),
    "picture_file": _("Picture file"),
    "picture_help": _("JPEG, PNG, WebP or GIF, up to 20 MB."),
    "choose_picture": _("Choose a picture first."),
    "latest_pictures": _("Choose from my latest pictures"),
    "alt": _("Alternative text"),
    "alt_help": _("What can be seen, for readers who cannot see the picture."),
    "caption": _("Caption"),
    "credit": _("Credit"),
    "credit_help": _("Who took it or where it comes from."),
    "uploading": _("Uploading…"),
    "upload_failed": _(
        "The picture could not be uploaded. Check the connection, and that you are "
        "still signed in."
    ),
    "too_large": _("The file is larger than 20 MB. Make it smaller and try again."),
    "length": _("%(count)s characters"),
    "quotes": _("Quotes (%(count)s)"),
}
