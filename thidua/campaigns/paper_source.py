"""Rows made into the value that the papers of a campaign are written from. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from thidua.campaigns.logic.papers.source import (
    AllocationFacts,
    Body,
    ChangeFacts,
    CitedFacts,
    ContentFacts,
    DutyFacts,
    Outcome,
    PaperSource,
    ParticipantFacts,
    ShareFacts,
    TargetFacts,
)
from thidua.campaigns.logic.papers.wording import (
    COMMITTEES,
    DRAFTING,
    GROUP_NAMES,
    comparison_sign,
    day_of_text,
    initials,
    lower_first,
    signature_of,
    span_text,
)
from thidua.campaigns.logic.terms import Comparator, Group, Meets
from thidua.campaigns.logic.workflow import ParticipationState
from thidua.campaigns.models import Allocation, Campaign, Content, Target
from thidua.campaigns.queries import board_of, live_targets, promise_of
from thidua.core.logic.numerals import format_number
from thidua.directory.models import Organisation
from thidua.directory.queries import head_of, parent_on

NO_OUTCOMES: Mapping[int, Outcome] = {}


def paper_source(campaign: Campaign, on: date, outcomes: Mapping[int, Outcome] = NO_OUTCOMES) -> PaperSource:
    """The record of a campaign on the day, for the builders of its papers. A constant number of queries.

    ``outcomes``, by id of the target, come from the room that keeps the figures.
    """
    targets = list(live_targets(campaign))
    superior = parent_on(campaign.issuer, on)
    return PaperSource(
        on=on,
        body=_body(campaign, superior, on),
        title=campaign.title,
        theme=campaign.theme,
        objective=campaign.objective,
        year=campaign.year,
        starts=campaign.starts,
        ends=campaign.ends,
        acknowledge_by=campaign.acknowledge_by,
        launch_document=_launch_document(campaign),
        contents=tuple(_contents(campaign)),
        movements=tuple(row.name for row in campaign.movements.all()),
        targets=tuple(_target(number, row, on, outcomes.get(row.pk)) for number, row in enumerate(targets, 1)),
        allocations=tuple(_allocations(targets, on)),
        participants=tuple(_participants(campaign, on)),
        cited=tuple(
            CitedFacts(row.kind, row.number, day_of_text(row.date_text), row.title)
            for row in campaign.citeddocuments.all()
        ),
        duties=tuple(DutyFacts(row.who, row.task) for row in campaign.assignments.all()),
        changes=tuple(_changes(targets)),
        superior=sentence_name(superior) if superior else "",
    )


def sentence_name(organisation: Organisation) -> str:
    """A body in the middle of a sentence: ``Ủy ban nhân dân huyện Chi Lăng``, ``Phòng Nội vụ``."""
    if organisation.kind in COMMITTEES:
        return f"Ủy ban nhân dân {lower_first(organisation.name)}"
    return organisation.name


def _body(campaign: Campaign, superior: Organisation | None, on: date) -> Body:
    """The issuer as its papers name it; a people's committee has no body above it in box 2.

    Who signed the launch signs the other papers too, until somebody else is written in.
    """
    issuer = campaign.issuer
    head = head_of(issuer, on)
    committee = issuer.kind in COMMITTEES
    signer = campaign.signer_name or (head.full_name if head else "")
    near = issuer.short_name if committee else superior.short_name if superior else ""
    return Body(
        name=sentence_name(issuer),
        capitals=sentence_name(issuer).upper(),
        code="UBND" if committee else initials(issuer.name),
        drafting=DRAFTING.get(issuer.kind, ""),
        place=campaign.place or near or issuer.name,
        signature=signature_of(campaign.signer_title, signer, committee=committee),
        parent=sentence_name(superior).upper() if superior and not committee else "",
        is_committee=committee,
    )


def _launch_document(campaign: Campaign) -> str:
    if not campaign.number or campaign.signed_on is None:
        return ""
    return f"{campaign.doc_type or 'Văn bản'} số {campaign.number} ngày {campaign.signed_on:%d/%m/%Y}"


def _contents(campaign: Campaign) -> Iterator[ContentFacts]:
    """The tree in reading order, each part with its depth."""
    below: Mapping[int | None, list[Content]] = defaultdict(list)
    for row in campaign.contents.all():
        below[row.under_id].append(row)

    def walk(parent: int | None, depth: int) -> Iterator[ContentFacts]:
        for row in below.get(parent, ()):
            yield ContentFacts(row.number, row.heading, row.text, depth)
            yield from walk(row.pk, depth + 1)

    return walk(None, 0)


def _target(number: int, row: Target, on: date, outcome: Outcome | None) -> TargetFacts:
    promise = promise_of(row, on)
    value, high = (promise.value, promise.value_high) if promise else (None, None)
    return TargetFacts(
        number=number,
        name=row.name,
        comparison=comparison_sign(Comparator(row.comparator), Meets(row.meets) if row.meets else None),
        value=span_text(value, high),
        unit=row.unit,
        group=GROUP_NAMES[Group(row.group)],
        owner=str(row.owner.short_name or row.owner) if row.owner else row.owner_text,
        baseline=format_number(row.baseline) if row.baseline is not None else "",
        result=outcome.result if outcome else "",
        result_unit=outcome.unit if outcome and outcome.unit != row.unit else "",
        remark="Bãi bỏ" if promise is None else outcome.remark if outcome else "",
        behind=outcome.behind if outcome and promise is not None else False,
    )


def _allocations(targets: list[Target], on: date) -> Iterator[AllocationFacts]:
    shares: dict[int, list[ShareFacts]] = defaultdict(list)
    rows = Allocation.objects.filter(target__in=[row.pk for row in targets]).select_related("organisation")
    for row in rows:
        shares[row.target_id].append(ShareFacts(row.organisation.name, row.value, row.reason))
    for target in targets:
        if shares[target.pk]:
            yield AllocationFacts(target.name, target.unit, _total(target, on), tuple(shares[target.pk]))


def _total(target: Target, on: date) -> Decimal | None:
    promise = promise_of(target, on)
    return promise.value if promise else None


def _participants(campaign: Campaign, on: date) -> Iterator[ParticipantFacts]:
    left_out = {ParticipationState.CHOSEN, ParticipationState.RECALLED}
    for row in board_of(campaign).rows:
        if row.state not in left_out:
            yield ParticipantFacts(
                unit=row.organisation.name,
                received_on=row.sent_on,
                acknowledged_on=_known_day(row.acknowledged_at, on),
                answer=row.answer.title if row.answer else "",
            )


def _known_day(at: datetime | None, on: date) -> date | None:
    """The day of a stamp. The stamp is the clock's, which in a demonstration runs ahead of the day it stands on."""
    return min(timezone.localtime(at).date(), on) if at else None


def _changes(targets: list[Target]) -> Iterator[ChangeFacts]:
    for target in targets:
        for row in target.adjustments.all():
            if row.withdrawn_on is None:
                before, after = span_text(row.value_before, row.value_high_before), span_text(row.value, row.value_high)
                yield ChangeFacts(
                    target=target.name,
                    before=f"{before} {target.unit}".strip(),
                    after="bãi bỏ" if row.cancels else f"{after} {target.unit}".strip(),
                    document=f"văn bản số {row.document_number} ngày {row.document_date:%d/%m/%Y}",
                )
