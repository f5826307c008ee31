"""What happens to the rows of a ballot box: mixed when it closes, opened and emptied when it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID, uuid4

from django.db import connection

from thidua.council.logic.leak import leak_of, public_sentence
from thidua.council.logic.record import ClosedBox, Counted, Paper, closed, counted, published
from thidua.council.logic.sharing import Share
from thidua.council.logic.stored_rule import options_from, rule_from
from thidua.council.logic.voting import Presence
from thidua.council.models import AgendaItem, BallotBox, Envelope, Turnout
from thidua.council.sealing import BoxKey

Row = TypeVar("Row", Turnout, Envelope)


def mix(box: BallotBox, items: Sequence[UUID]) -> None:
    """Write both stores anew under fresh random keys, in the order of these keys.

    Afterwards neither a key nor the place of a row tells when it came in. SQLite also overwrites what it deletes.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    _rewrite(Turnout, list(Turnout.objects.filter(box=box.pk)))
    _rewrite(Envelope, list(Envelope.objects.filter(item__in=items)))


def _rewrite(kind: type[Row], rows: list[Row]) -> None:
    kind._default_manager.filter(pk__in=[row.pk for row in rows]).delete()  # noqa: SLF001 - public API of Django's models
    for row in rows:
        row.pk = uuid4()
    kind._default_manager.bulk_create(sorted(rows, key=lambda row: row.pk))  # noqa: SLF001 - public API of Django's models


def contents(items: Sequence[UUID]) -> dict[UUID, list[bytes]]:
    """The envelopes by item."""
    found: dict[UUID, list[bytes]] = {item: [] for item in items}
    for item, content in Envelope.objects.filter(item__in=items).values_list("item", "content"):
        found[item].append(bytes(content))
    return found


def closing_of(items: Sequence[UUID]) -> ClosedBox:
    """Close over what lies in the box."""
    return closed(contents(items))


def stored_closing(box: ClosedBox) -> dict[str, list[str]]:
    return {str(item): [leaf.hex() for leaf in leaves] for item, leaves in box.fingerprints.items()}


def closing_from(stored: dict[str, list[str]]) -> ClosedBox:
    return ClosedBox({UUID(item): tuple(bytes.fromhex(leaf) for leaf in leaves) for item, leaves in stored.items()})


def paper_of(item: AgendaItem) -> Paper:
    """The ballot paper as it was fixed when the vote began."""
    presence = Presence(item.members, item.present, item.recused)
    return Paper(item.pk, item.about, item.label, options_from(item.options), rule_from(item.rule), presence)


def opened(box: BallotBox, shares: Sequence[Share]) -> tuple[list[Counted], dict[str, object]]:
    """Open every envelope and count; the results and the record to publish. Nothing is saved here.

    ``ValueError`` where the shares are not of this box, or where the envelopes are not those it was closed over.
    """
    key = BoxKey(shares, bytes(box.public_key))
    items = list(box.items.order_by("position"))
    envelopes = contents([item.pk for item in items])
    closing = closing_from(box.closing)
    if closed(envelopes) != closing:
        message = "the envelopes are not those the box was closed over"
        raise ValueError(message)
    results = []
    for item in items:
        found = [key.open_slip(box.pk, item.pk, envelope) for envelope in envelopes[item.pk]]
        slips = [slip for slip in found if slip is not None]
        results.append(counted(paper_of(item), slips, len(found) - len(slips)))
    return results, published(str(box.pk), closing, results)


def result_values(result: Counted) -> dict[str, object]:
    """What an item keeps of its count."""
    return {
        "tally": [result.tally.counts[option] for option in result.paper.options],
        "invalid": result.tally.invalid,
        "cast": result.tally.cast,
        "yes": result.outcome.yes,
        "needed": result.outcome.needed,
        "base": result.outcome.base,
        "passed": result.outcome.passed,
        "sentence": result.outcome.sentence,
        "leak": leak_of(result.tally).value,
        "public": public_sentence(result.tally, result.outcome),
    }
