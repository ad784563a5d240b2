"""Rules that no linter knows, each with a line that keeps it and one that breaks it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PRODUCT = ("newsroom", "articles", "staff")
PYTHON = tuple(f"{room}/**/*.py" for room in PRODUCT)
TEMPLATES = tuple(f"{room}/**/*.html" for room in PRODUCT)
SCRIPTS = tuple(f"{room}/**/*.js" for room in PRODUCT)
PURE = (
    "articles/workflow.py",
    "articles/document/*.py",
    "articles/intake/*.py",
    "staff/importing/plan.py",
)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A pattern that must not occur in `files`, except below `except_in`."""

    says: str
    files: tuple[str, ...]
    pattern: str
    good: str
    bad: str
    except_in: str = r"/migrations/"
    at_least: int = 20

    def breaks(self, line: str) -> bool:
        return re.search(self.pattern, line) is not None

    def paths(self) -> Iterator[Path]:
        for pattern in self.files:
            yield from sorted(ROOT.glob(pattern))


RULES = [
    Rule(
        says="only acts write the state of a draft",
        files=("newsroom/**/*.py", "articles/**/*.py"),
        except_in=r"/migrations/|^articles/actions/",
        pattern=r"\.state = |\bupdate\([^)]*\bstate=|update_fields=.*\"state\"",
        good='if draft.state == "draft":',
        bad="Draft.objects.filter(pk=1).update(state=APPROVED)",
    ),
    Rule(
        says="only acts grant review_article",
        files=PYTHON,
        except_in=r"/migrations/|^articles/actions/",
        pattern=r"(assign|remove)_perm\([^)]*review_article",
        good='if user.has_perm("articles.review_article", article):',
        bad='assign_perm("articles.review_article", user, article)',
    ),
    Rule(
        says="only the review page mints the token of a decision, and the demo",
        files=PYTHON,
        except_in=r"^articles/(tokens|admin/review)\.py|^newsroom/demo/road\.py",
        pattern=r"\btokens\.mint\(|import mint\b",
        good="tokens.require(token, task, by)",
        bad="token = tokens.mint(task, user, digest)",
    ),
    Rule(
        says="a script is a file",
        files=TEMPLATES,
        pattern=r"<script(?![^>]*(src=|type=\"(importmap|application/(ld\+)?json)))",
        good='<script type="module" src="{% static \'desk/index.js\' %}"></script>',
        bad="<script>go()</script>",
        at_least=5,
    ),
    Rule(
        says="a style is a file",
        files=TEMPLATES,
        pattern=r"<style|\sstyle=",
        good='<p class="style">',
        bad='<p style="color: red">',
        at_least=5,
    ),
    Rule(
        says="what happens on a click is in a module",
        files=TEMPLATES,
        pattern=r"\son[a-z]+=[\"']|javascript:",
        good='<button type="button" data-action="only">',
        bad='<button onclick="go()">',
        at_least=5,
    ),
    Rule(
        says="a template trusts no text but the help of a form, which is ours",
        files=TEMPLATES,
        except_in=r"/registration/password_reset_email\.html$",  # it is plain text
        pattern=r"(?<!\.help_text)(?<!fieldset\.description)\|\s*safe\b|autoescape off",
        good="{{ field.help_text|safe }} {{ article.title }}",
        bad="{{ article.title|safe }}",
        at_least=5,
    ),
    Rule(
        says="mark_safe says why it may",
        files=PYTHON,
        pattern=r"\bmark_safe\((?!.*# noqa: S308 - \w)",
        good="return mark_safe(html)  # noqa: S308 - rendered by our own writer",
        bad="return mark_safe(html)",
    ),
    Rule(
        says="no markup is made from text in a script",
        files=SCRIPTS,
        pattern=r"\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(",
        good="item.textContent = person.name;",
        bad="item.innerHTML = person.name;",
        at_least=3,
    ),
    Rule(
        says="the pure rooms know no rows and no requests",
        files=PURE,
        pattern=r"^\s*from django\.(db(?!.*TextChoices)|http|contrib|shortcuts)",
        good="from django.utils.translation import gettext as _",
        bad="from django.db import models",
        at_least=5,
    ),
    Rule(
        says="readers' pages write nothing",
        files=("articles/public/**/*.py",),
        pattern=r"\.(save|create|delete|bulk_create|get_or_create)\(|django\.forms",
        good="Publication.objects.live(now)",
        bad="Publication.objects.create(article=article)",
        at_least=2,
    ),
    Rule(
        says="a query count is a `with`, by the fixture",
        files=("tests/**/*.py",),
        except_in=r"^tests/house/test_rules\.py$",
        pattern=r"assertNumQueries",
        good="with django_assert_num_queries(3):",
        bad="self.assertNumQueries(3)",
    ),
    Rule(
        says="no path of one person's machine",
        files=(*PYTHON, *TEMPLATES, "tests/**/*.py", "docs/*.md", "*.md"),
        except_in=r"^tests/house/test_rules\.py$",
        pattern=r"/(work|root|home/[a-z]+|Users)/",
        good='STAFF = ROOT / "fixtures" / "staff.csv"',
        bad='STAFF = "/root/staff.csv"',
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.says))
def test_a_rule_tells_a_good_line_from_a_bad_one(rule: Rule) -> None:
    assert not rule.breaks(rule.good)
    assert rule.breaks(rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.says))
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    broken, read = [], 0
    for path in rule.paths():
        name = path.relative_to(ROOT).as_posix()
        read += 1
        if re.search(rule.except_in, name):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if rule.breaks(line):
                broken.append(f"{name}:{number}: {line.strip()}")
    assert broken == []
    assert read >= rule.at_least


def test_a_file_past_300_lines_has_a_seam() -> None:
    files = [p for glob in (*PYTHON, *SCRIPTS, *TEMPLATES) for p in ROOT.glob(glob)]
    files = [p for p in files if "migrations" not in p.parts]
    long = {p.name for p in files if len(p.read_text("utf-8").splitlines()) > 300}
    assert len(files) >= 60
    assert long == set()
