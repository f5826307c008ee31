"""The answers of this corpus are well formed and stand in their documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NAMES = sorted(path.name.removesuffix(".truth.json") for path in HERE.glob("*.truth.json"))
COMPARATORS = {"eq", "ge", "gt", "le", "lt", "between", "increase_by", "decrease_by", "maintain"}
GROUPS = {"economic", "social", "environment", "party", "defence", "other"}
DOC_FIELDS = {
    "issuer", "number", "doc_type", "title", "theme", "year", "place", "date", "start", "end", "signer_title",
    "signer_name",
}  # fmt: skip
TARGET_FIELDS = {
    "text", "name", "comparator", "value", "value_high", "unit", "growth_pct", "group", "named_units",
}  # fmt: skip
OPTIONAL_FIELDS = {"bound", "section", "duplicate_of", "note", "alt_names"}


def answer(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / f"{name}.truth.json").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_has_the_agreed_shape(name: str) -> None:
    truth = answer(name)
    assert set(truth) == {"doc", "targets", "movements", "recipients", "not_movements", "not_targets"}
    assert set(truth["doc"]) == DOC_FIELDS
    for target in truth["targets"]:
        assert set(target) - OPTIONAL_FIELDS == TARGET_FIELDS, target["text"]


@pytest.mark.parametrize("name", NAMES)
def test_each_target_text_stands_in_the_document(name: str) -> None:
    document = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    texts = [target["text"] for target in answer(name)["targets"]]
    assert [text for text in texts if text not in document] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_repeated_target_points_to_another_of_its_document(name: str) -> None:
    targets = answer(name)["targets"]
    texts = [target["text"] for target in targets]
    repeated = [target["duplicate_of"] for target in targets if "duplicate_of" in target]
    assert [text for text in repeated if text not in texts] == []


@pytest.mark.parametrize("name", NAMES)
def test_comparators_and_values_agree(name: str) -> None:
    for target in answer(name)["targets"]:
        assert target["comparator"] in COMPARATORS, target["text"]
        assert target["group"] in GROUPS, target["text"]
        is_range = "between" in (target["comparator"], target.get("bound"))
        assert (target["value_high"] is not None) == is_range, target["text"]
        if target["value"] is None:
            assert target["comparator"] in {"eq", "maintain"}, target["text"]
        if "bound" in target:
            assert target["comparator"] in {"increase_by", "decrease_by", "maintain"}, target["text"]


def test_the_index_counts_the_targets_of_each_document() -> None:
    lines = (HERE / "index.tsv").read_text(encoding="utf-8").splitlines()[1:-1]
    counts = {line.split("\t")[0].removesuffix(".txt"): int(line.split("\t")[4]) for line in lines}
    assert counts == {name: len(answer(name)["targets"]) for name in NAMES}
