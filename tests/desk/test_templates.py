from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from thidua.core.icons import ICONS
from thidua.desk.work import sections_for
from thidua.directory.models import User

ROOT = Path(__file__).resolve().parent.parent.parent / "thidua"
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
VENDOR = ROOT / "core" / "static" / "core" / "vendor"
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*="),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "a style element": re.compile(r"<style", re.IGNORECASE),
    "another host": re.compile(r"""(?:src|href)\s*=\s*["'](?:https?:)?//"""),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "an evaluated value": re.compile(r"hx-(?:vals|headers)\s*=\s*[\"']js:|hx-on"),
}


def without_tags(path: Path) -> str:
    return re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_breaks_the_content_policy(what: str) -> None:
    found = [named(path) for path in TEMPLATES if FORBIDDEN[what].search(without_tags(path))]
    assert found == [], f"take {what} out: use a class, a data- hook of house.js, or htmx"


def test_templates_stay_small() -> None:
    assert [named(path) for path in TEMPLATES if len(path.read_text(encoding="utf-8").splitlines()) > 150] == []


def test_every_icon_named_in_a_template_is_drawn() -> None:
    wanted = {n for path in TEMPLATES for n in re.findall(r'{% icon "([a-z0-9-]+)"', path.read_text(encoding="utf-8"))}
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (VENDOR / "icons.svg").read_text(encoding="utf-8")))
    assert drawn == ICONS
    assert wanted <= drawn


def test_text_of_templates_is_marked_for_translation() -> None:
    """Vietnamese letters outside of tags are words nobody can translate. The bare error page speaks both languages."""
    letters = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
    marked = re.compile(r"{#.*?#}|{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}", re.DOTALL)
    loose = [
        f"{named(path)}: {line.strip()[:80]}"
        for path in TEMPLATES
        if path.name not in {"500.html", "403_csrf.html"}
        for line in marked.sub("", path.read_text(encoding="utf-8")).splitlines()
        if letters.search(re.sub(r'title="Tiếng Việt"|>Tiếng Việt<', "", line))
    ]
    assert loose == []


def test_vendored_files_name_no_other_host_and_no_map() -> None:
    for path in VENDOR.glob("*.*"):
        if path.suffix in {".js", ".css"}:
            text = path.read_text(encoding="utf-8")
            assert "sourceMappingURL" not in text
            assert not re.search(r"@import|url\((?!['\"]?(?:data:|fonts/|#))", text), path.name


def test_work_has_its_four_sections_even_when_empty() -> None:
    assert [section.code for section in sections_for(User(), date(2024, 3, 20), ())][:4] == [
        "overdue",
        "due",
        "returned",
        "confirm",
    ]
