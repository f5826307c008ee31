"""Scoring schemes written, copied, published, taken back, retired."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.codec import to_json
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation
from thidua.scoring.actions.making.scheme_saving import Deed, rewrite
from thidua.scoring.actions.making.steps import advanced, stated
from thidua.scoring.logic.checking import blocking, check
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.models import Scheme
from thidua.scoring.policy import schemes as policy


@dataclass(frozen=True, slots=True)
class SchemeFacts:
    """A scheme to be kept: for which kind of cluster (empty: any), on which text it rests, whether it is a sample."""

    cluster_kind: str = ""
    legal_basis: str = ""
    is_sample: bool = False


@action("scheme.created")
def create_scheme(
    table: Table, *, organiser: Organisation, facts: SchemeFacts = SchemeFacts(), by: Actor, on: date
) -> Scheme:
    """Keep a new draft: an empty table, a sample, or one that came from Excel."""
    require(policy.can_write_schemes(by, organiser, on))
    row = _draft(table, organiser, facts)
    record(row.subject, str(row), by=by, changes={"year": row.year, "sample": row.is_sample, "lines": _lines(table)})
    return row


def _draft(table: Table, organiser: Organisation, facts: SchemeFacts, replaces: Scheme | None = None) -> Scheme:
    return save_checked(
        Scheme(
            code=next_code(Scheme, f"BD-{table.year}-"),
            organiser=organiser,
            year=table.year,
            cluster_kind=facts.cluster_kind,
            name=collapse(nfc(table.name)),
            body=to_json(table),
            is_sample=facts.is_sample,
            replaces=replaces,
            legal_basis=collapse(nfc(facts.legal_basis)),
        )
    )


def _lines(table: Table) -> int:
    return sum(1 for _line in criteria(table))


@action("scheme.edited")
def edit_scheme(scheme: Scheme, table: Table, *, version: int, by: Actor, on: date) -> Scheme:
    """Save a new text of a draft. What was a sample is one no more."""
    require(policy.can_edit_scheme(by, scheme, on))
    if table.year != scheme.year:
        raise Invalid({"year": _("Không đổi được năm của bảng điểm. Hãy chép sang năm khác.")})
    saved = rewrite(scheme, lambda _before: table, Deed("scheme.edited", "", by, version))
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=_differences(saved.before, table))
    return saved.scheme


def _differences(before: Table, after: Table) -> dict[str, object]:
    """Keys of the lines that came, went and changed, for the ledger."""
    old = {criterion.key: criterion for _kind, criterion in criteria(before)}
    new = {criterion.key: criterion for _kind, criterion in criteria(after)}
    return {
        "lines_added": sorted(new.keys() - old.keys()),
        "lines_removed": sorted(old.keys() - new.keys()),
        "lines_changed": sorted(key for key in new.keys() & old.keys() if new[key] != old[key]),
        "maximum": [before.maximum, after.maximum],
    }


@action("scheme.copied")
def copy_scheme(scheme: Scheme, *, organiser: Organisation, year: int, name: str = "", by: Actor, on: date) -> Scheme:
    """Begin a draft for another year (or a new edition for the same) with the table of an old one.

    Without a ``name`` it bears the old one with the other year.
    """
    require(policy.can_copy_scheme(by, scheme, organiser, on))
    facts = SchemeFacts(scheme.cluster_kind, "", scheme.is_sample)
    said = collapse(nfc(name)) or scheme.name.replace(str(scheme.year), str(year))
    table = replace(scheme.table, year=year, name=said)
    row = _draft(table, organiser, facts, scheme)
    record(row.subject, str(row), by=by, changes={"copied_from": scheme.code, "year": year})
    return row


@action("scheme.published")
def publish_scheme(scheme: Scheme, *, legal_basis: str = "", by: Actor, on: date) -> Scheme:
    """Let rounds judge by it; :class:`Invalid` lists what does not add up."""
    require(policy.can_publish_scheme(by, scheme, on))
    fresh = advanced(scheme, "publish")
    findings = blocking(check(fresh.table))
    if findings:
        raise Invalid({"": " ".join(finding.message for finding in findings)})
    fresh.published_on = on
    fresh.legal_basis = collapse(nfc(legal_basis)) or fresh.legal_basis
    save_checked(fresh, ["state", "published_on", "legal_basis", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"legal_basis": fresh.legal_basis})
    return fresh


@action("scheme.reopened")
def reopen_scheme(scheme: Scheme, *, reason: str, by: Actor, on: date) -> Scheme:
    """Take a published scheme back to be corrected; impossible once a round judges by it."""
    require(policy.can_reopen_scheme(by, scheme, on))
    fresh = advanced(scheme, "reopen")
    fresh.published_on = None
    save_checked(fresh, ["state", "published_on", "version"])
    record(fresh.subject, str(fresh), by=by, reason=stated(reason))
    return fresh


@action("scheme.retired")
def retire_scheme(scheme: Scheme, *, reason: str, by: Actor, on: date) -> Scheme:
    """Offer it no more; rounds that judge by it keep their own copy."""
    require(policy.can_retire_scheme(by, scheme, on))
    fresh = advanced(scheme, "retire")
    fresh.end_reason = stated(reason)
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.end_reason)
    return fresh
