"""Everything the product says is said in Chinese, and the compiled files are fresh."""

import gettext
import io
from pathlib import Path

import pytest

from tests.support.catalogues import (
    PLACEHOLDER,
    ROOMS,
    Entry,
    catalogues,
    compiled,
    read_po,
    used,
    without_chinese,
)

PO = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

#: articles/refusal.py
msgid "Submit"
msgstr "送审"

msgid "%(count)s person"
msgid_plural "%(count)s people"
msgstr[0] ""
"%(count)s"
" 人"
"""


def test_a_compiled_catalogue_reads_as_gettext_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(PO, encoding="utf-8")
    chinese = gettext.GNUTranslations(io.BytesIO(compiled(read_po(path))))
    assert chinese.gettext("Submit") == "送审"
    assert chinese.ngettext("%(count)s person", "", 7) == "%(count)s 人"


def test_an_untranslated_message_is_left_out_of_the_compiled_file() -> None:
    chinese = gettext.GNUTranslations(
        io.BytesIO(compiled([Entry("Submit", forms={0: ""})]))
    )
    assert chinese.gettext("Submit") == "Submit"


def test_every_room_has_its_chinese() -> None:
    rooms = {path.relative_to(path.parents[4]).parts[0] for path in catalogues()}
    assert rooms == set(ROOMS)


def test_nothing_is_said_in_english_only() -> None:
    assert len(used()) >= 100
    assert without_chinese() == {}


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_a_catalogue_is_complete_and_compiled(path: Path) -> None:
    entries = read_po(path)
    assert path.with_suffix(".mo").read_bytes() == compiled(entries)
    assert [e.msgid for e in entries if not all(e.forms.values())] == []
    ids = [entry.msgid for entry in entries]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parts[-5])
def test_a_translation_keeps_the_places_for_names_and_numbers(path: Path) -> None:
    for entry in read_po(path)[1:]:
        wanted = set(PLACEHOLDER.findall(entry.plural or entry.msgid))
        for form in entry.forms.values():
            assert set(PLACEHOLDER.findall(form)) == wanted, entry.msgid
