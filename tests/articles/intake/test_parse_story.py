"""The command that parses files."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = (
    "老渡口重开\n发布时间:2024-05-06 08:30:00 来源: 云水日报\n"
    "本报讯(记者程渡)清晨六点,老渡口的汽笛响了,两岸居民坐上了第一班渡船。\n"
    "“我等这一天等了三年。”船长蒋帆说。\n(责编:温舒)\n"
)
FOUND = {
    "title": "老渡口重开",
    "published_at": "2024-05-06T08:30:00",
    "source": "云水日报",
    "dateline": "本报讯",
    "reporters": ["程渡"],
    "editors": ["温舒"],
    "subheads": [],
    "body_first_paragraph_starts": "清晨六点,老渡口的汽笛响了,两岸",
    "body_last_paragraph_ends": "等这一天等了三年。”船长蒋帆说。",
    "quotes": [
        {
            "text": "我等这一天等了三年。",
            "speaker": "蒋帆",
            "role": "船长",
            "attribution": "after",
        }
    ],
}
NOT_TEXT = "This is not a text: it cannot be read as characters."
STORIES = os.environ.get("NEWSROOM_STORIES", "")


def test_a_file_is_written_beside_its_name(tmp_path: Path) -> None:
    (tmp_path / "du.txt").write_text(TEXT, "gb18030")
    call_command("parse_story", tmp_path / "du.txt", out=tmp_path / "new" / "json")
    written = (tmp_path / "new" / "json" / "du.json").read_text("utf-8")
    assert json.loads(written) == FOUND


def test_without_a_folder_the_json_is_printed(tmp_path: Path) -> None:
    (tmp_path / "du.txt").write_text(TEXT, "utf-8")
    printed = StringIO()
    call_command("parse_story", tmp_path / "du.txt", stdout=printed)
    assert json.loads(printed.getvalue()) == FOUND


def test_files_that_cannot_be_read_are_named_and_the_others_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "du.txt").write_text(TEXT, "utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (tmp_path / "empty.txt").write_bytes(b"")
    names = ("none.txt", "photo.txt", "empty.txt", "du.txt")
    with pytest.raises(CommandError) as refused:
        call_command("parse_story", *(tmp_path / name for name in names), out=tmp_path)
    assert str(refused.value).splitlines() == [
        f"{tmp_path / 'none.txt'}: There is no such file.",
        f"{tmp_path / 'photo.txt'}: {NOT_TEXT}",
        f"{tmp_path / 'empty.txt'}: There is no text here; paste a story first.",
    ]
    assert json.loads((tmp_path / "du.json").read_text("utf-8")) == FOUND


def test_a_folder_given_as_a_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"It cannot be read or written: .+\.$"):
        call_command("parse_story", tmp_path)


@pytest.mark.skipif(not STORIES, reason="NEWSROOM_STORIES names no folder of stories")
def test_the_owners_document_is_right_in_every_field(tmp_path: Path) -> None:
    stories = Path(STORIES)
    call_command("parse_story", stories / "seed.txt", out=tmp_path)
    scored = subprocess.run(
        [sys.executable, stories / "score.py", tmp_path, "--only", "seed"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert "TOTAL 100.0%" in scored.stdout
