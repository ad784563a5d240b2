"""What a page with the editor loads: an import map, styles, one module.

Modules are named in the import map because that is where hashed file names come in;
its text is allowed in the content policy by its hash (newsroom.content_policy).
"""

from django.forms import Script
from js_asset import ImportMap, Media

MODULES = (
    "body-editor",
    "dialog",
    "dom",
    "figure",
    "figure-dialog",
    "heading",
    "icons",
    "ids",
    "link-dialog",
    "paste",
    "pictures",
    "quotation",
    "quote",
    "quote-dialog",
    "schema",
    "summary",
    "toolbar",
    "typing",
)
STYLES = ("editor", "text", "dialog")
_OPENING = '<script type="importmap">'
_CLOSING = "</script>"


def import_map() -> ImportMap:
    """The editor's modules by name, the package's own first."""
    own = {f"articles/editor/{name}": f"articles/editor/{name}.js" for name in MODULES}
    package = {"django-prose-editor/editor": "django_prose_editor/editor.js"}
    return ImportMap(package | own)


def import_map_text() -> str:
    """What stands in the import map's element, exactly as in the pages."""
    return str(import_map()).removeprefix(_OPENING).removesuffix(_CLOSING)


def editor_media() -> Media:
    """The media of a form with a body; Django adds it to the media of the page."""
    return Media(
        importmap=import_map(),
        css={"all": [f"articles/editor/{name}.css" for name in STYLES]},
        js=[Script("articles/editor/index.js", type="module")],
    )
