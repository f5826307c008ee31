"""A unit put into writing: its facts and the keys that follow. Steps of actions, without a line of their own."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.core.logic.collation import sort_key
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationFacts:
    """What may be corrected of a unit. ``official_code`` is the number of QĐ 19/2025/QĐ-TTg or QĐ 124/2004/QĐ-TTg."""

    name: str
    kind: str
    short_name: str = ""
    official_code: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationDraft:
    """A unit to be entered: its lasting code, its facts, and the first day of its life."""

    code: str
    facts: OrganisationFacts
    valid_from: date


def build_organisation(draft: OrganisationDraft) -> Organisation:
    """A checked and stored unit, not placed yet."""
    row = Organisation(code=collapse(draft.code), valid_from=draft.valid_from)
    set_facts(row, draft.facts)
    if Organisation.objects.filter(code=row.code).exists():
        raise Invalid({"code": _("Mã “%(code)s” đã có đơn vị khác dùng. Hãy chọn mã khác.") % {"code": row.code}})
    return save_checked(row)


def set_facts(row: Organisation, facts: OrganisationFacts) -> list[str]:
    """Put the facts on the row with the keys that follow from them; tells which fields differ."""
    clean = {name: collapse(nfc(value)) for name, value in asdict(facts).items()}
    if not clean["name"]:
        raise Invalid({"name": _("Hãy ghi tên đơn vị.")})
    keys = {
        "search_key": " ".join(fold(part) for part in (clean["name"], clean["short_name"], row.code) if part)[:340],
        "sort_key": sort_key(clean["name"])[:500],
    }
    return [change.field for change in assign(row, {**clean, **keys})]
