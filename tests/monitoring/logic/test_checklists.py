from __future__ import annotations

import pytest

from thidua.monitoring.logic.checklists import CHECKLISTS, read_items

pytestmark = pytest.mark.logic


def test_questions_are_read_one_a_line_and_repeated_ones_once() -> None:
    assert read_items("  Có kế  hoạch\n\nCó sổ\nCó kế hoạch") == ("Có kế hoạch", "Có sổ")


@pytest.mark.parametrize("name", CHECKLISTS)
def test_every_list_reads_back_as_it_stands(name: str) -> None:
    items = CHECKLISTS[name].items
    assert read_items("\n".join(items)) == items
