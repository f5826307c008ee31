"""The next public code of a kind (``PT-2024-001``): counted from the codes that exist, under the table's lock."""

from __future__ import annotations

from django.db.models import Model

from thidua.core.saving import lock_table


def next_code(model: type[Model], prefix: str, *, digits: int = 3) -> str:
    """``prefix`` and the number after the highest one in use. Call inside the transaction that saves the row."""
    lock_table(model)
    codes = model._default_manager.filter(code__startswith=prefix).values_list("code", flat=True)  # noqa: SLF001 - public API of Django's models
    taken = [int(code[len(prefix) :]) for code in codes if code[len(prefix) :].isdigit()]
    return f"{prefix}{max(taken, default=0) + 1:0{digits}d}"
