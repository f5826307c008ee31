from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.template import Node
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

PACKAGE = Path(__file__).resolve().parent.parent.parent / "thidua"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.mo"
CALLS = {
    "_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0, "ngettext_lazy": 0,
    "pgettext": 1, "pgettext_lazy": 1, "say": 0, "say_counted": 0, "counted": 0,
}  # fmt: skip
CONTEXT = "\x04"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|{(\w+)}|</?\w+")


def english() -> dict[str, list[str]]:
    """Every message of the compiled catalogue with its English forms."""
    with CATALOGUE.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    messages: dict[str, list[str]] = {}
    for key, text in catalogue.items():
        messages.setdefault(key[0] if isinstance(key, tuple) else key, []).append(text)
    messages.pop("", None)
    return messages


def of_code() -> Iterator[str]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                continue
            at = CALLS[node.func.id]
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(words) > at:
                yield CONTEXT.join(words[: at + 1]) if at else words[0]


def of_templates() -> Iterator[str]:
    for folder in PACKAGE.glob("*/templates"):
        for path in folder.rglob("*.*"):
            template = get_template(str(path.relative_to(folder))).template  # type: ignore[attr-defined]
            for node in template.nodelist.get_nodes_by_type(Node):
                if isinstance(node, BlockTranslateNode):
                    yield node.render_token_list(node.singular)[0]
                elif isinstance(node, TranslateNode) and (text := getattr(node.filter_expression.var, "literal", None)):
                    yield text.replace("%", "%%")


def test_every_marked_string_has_its_english() -> None:
    known = english()
    missing = sorted({text for text in (*of_code(), *of_templates()) if text and text not in known})
    assert missing == [], "add these to thidua/locale/en (docs/how-to/translate.md)"


def test_english_says_something_and_keeps_every_placeholder() -> None:
    def places(text: str) -> list[str]:
        return sorted(match.group(0) for match in PLACEHOLDER.finditer(text))

    wrong = {key: forms for key, forms in english().items() if not all(form.strip() for form in forms)}
    assert wrong == {}
    lost = {key for key, forms in english().items() for form in forms if places(key.split(CONTEXT)[-1]) != places(form)}
    assert lost == set()


def test_no_english_is_left_over_from_strings_that_are_gone() -> None:
    used = {*of_code(), *of_templates()}
    assert sorted(set(english()) - used) == []
