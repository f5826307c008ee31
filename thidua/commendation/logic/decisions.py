"""A decision of commendation: its way, who may decide what, its numbered lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from thidua.commendation.logic.catalogue.award import AUTHORITIES, Authority, Group
from thidua.commendation.logic.catalogue.awards import AWARDS, deciders_text
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import SubjectKind, Words
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.logic.saying import say
from thidua.core.logic.workflow import Transition, Workflow
from thidua.documents.logic.certificates import CertificateKind


class DecisionState(StrEnum):
    """Where a decision stands. Between submission and issue its paper is signed and numbered in the paper room."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"
    CANCELLED = "cancelled"


_S = DecisionState
DECISION = Workflow(
    "decision",
    _S.DRAFT,
    (
        Transition("submit", (_S.DRAFT,), _S.SUBMITTED),
        Transition("return", (_S.SUBMITTED,), _S.DRAFT),
        Transition("issue", (_S.SUBMITTED,), _S.SIGNED),
        Transition("cancel", (_S.DRAFT, _S.SUBMITTED), _S.CANCELLED),
    ),
    (_S.SIGNED, _S.CANCELLED),
)
DECISION_STATES: Words = {
    _S.DRAFT: say("Đang lập"),
    _S.SUBMITTED: say("Đã trình ký"),
    _S.SIGNED: say("Đã ban hành"),
    _S.CANCELLED: say("Đã hủy"),
}

AUTHORITIES_OF = {
    "country": (Authority.PRIME_MINISTER, Authority.GOVERNMENT, Authority.PRESIDENT, Authority.MINISTER),
    "province": (Authority.PROVINCE_CHAIR,),
    "district": (Authority.DISTRICT_CHAIR,),
    "commune": (Authority.COMMUNE_CHAIR,),
    "ward": (Authority.COMMUNE_CHAIR,),
    "town": (Authority.COMMUNE_CHAIR,),
    "special": (Authority.COMMUNE_CHAIR,),
    "department": (Authority.DEPARTMENT_HEAD, Authority.ENTITY_HEAD),
    "enterprise": (Authority.ENTERPRISE_HEAD, Authority.ENTERPRISE_CHAIR),
    "force": (Authority.ARMED_FORCES, Authority.ENTITY_HEAD),
}
"""By kind of organisation, in whose name its head decides; any other kind is an entity with legal personality."""

KINDS_IN_ORDER = (
    SubjectKind.COLLECTIVE,
    SubjectKind.COMMUNE,
    SubjectKind.VILLAGE,
    SubjectKind.ENTERPRISE,
    SubjectKind.INDIVIDUAL,
    SubjectKind.HOUSEHOLD,
)
"""Lists of a decision name collectives before persons, and persons before households."""
LIST_NAMES = {
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.COMMUNE: "xã, phường, đặc khu",
    SubjectKind.VILLAGE: "thôn, tổ dân phố",
    SubjectKind.ENTERPRISE: "doanh nghiệp, hợp tác xã",
    SubjectKind.INDIVIDUAL: "cá nhân",
    SubjectKind.HOUSEHOLD: "hộ gia đình",
}
_AWARD_ORDER = {code: place for place, code in enumerate(AWARDS)}


def competence(award: AwardCode, kind: str, on: date) -> Decision:
    """Whether the head of an organisation of this kind decides the award on the day; a refusal names who does."""
    mine = AUTHORITIES_OF.get(kind, (Authority.ENTITY_HEAD,))
    facts = AWARDS[award]
    if set(mine) & set(facts.deciders(on)):
        return ALLOWED
    who = deciders_text(award, on)
    basis = "; ".join(str(citation) for citation in facts.basis)
    if not who:
        return deny(f"{facts.name} không còn được xét tặng vào ngày {on:%d/%m/%Y}.", basis)
    return deny(f"Thẩm quyền quyết định {facts.name}: {who}. Hãy trình cấp có thẩm quyền.", basis)


def deciding_words(kind: str, name: str) -> str:
    """Who decides, as a certificate says it: ``Chủ tịch Ủy ban nhân dân huyện Chi Lăng``."""
    authority = AUTHORITIES_OF.get(kind, (Authority.ENTITY_HEAD,))[0]
    if authority in {Authority.PROVINCE_CHAIR, Authority.DISTRICT_CHAIR, Authority.COMMUNE_CHAIR}:
        return f"Chủ tịch {name}"
    return f"Thủ trưởng {name}" if authority not in {Authority.PRIME_MINISTER} else AUTHORITIES[authority]


def certificate_kind(award: AwardCode) -> CertificateKind | None:
    """On which form the award is handed over; None for titles that come with money or a decision alone."""
    if award in {AwardCode.PROVINCIAL_FLAG, AwardCode.MINISTERIAL_FLAG, AwardCode.GOVERNMENT_FLAG}:
        return CertificateKind.FLAG
    return {
        Group.MERIT_CERTIFICATE: CertificateKind.CITATION,
        Group.COMMENDATION: CertificateKind.MERIT,
        Group.COMMEMORATIVE: CertificateKind.MEDAL,
    }.get(AWARDS[award].group)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: who, from where, for what, with how much. ``amount`` in đồng, None where there is no rule."""

    name: str
    unit: str
    award: AwardCode
    subject: SubjectKind
    merit: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class NamedList:
    """The lines of one award for one kind of subject, in their order.

    ``first`` is the number of the first line: numbers run through all lists of an award, as on its certificates.
    """

    award: AwardCode
    subject: SubjectKind
    lines: tuple[Listed, ...]
    first: int = 1

    @property
    def total(self) -> int:
        """The bonuses of the list together, in đồng."""
        return sum(line.amount or 0 for line in self.lines)

    @property
    def title(self) -> str:
        """``tập thể được tặng Giấy khen …``."""
        verb = "được công nhận" if AWARDS[self.award].group is Group.TITLE else "được tặng"
        return f"{LIST_NAMES[self.subject]} {verb} {AWARDS[self.award].name}"

    @property
    def counted(self) -> str:
        """``05 tập thể``."""
        return f"{len(self.lines):02d} {LIST_NAMES[self.subject]}"


def place_of(award: AwardCode, subject: SubjectKind) -> tuple[int, int]:
    """Where the list of this award and kind of subject stands among the lists of a decision."""
    return _AWARD_ORDER[award], KINDS_IN_ORDER.index(subject)


def lists_of(lines: Iterable[Listed]) -> tuple[NamedList, ...]:
    """The lists of a decision: by award as the catalogue has them, then by kind of subject; inside as they came."""

    def key(line: Listed) -> tuple[int, int]:
        return place_of(line.award, line.subject)

    found = []
    before: Counter[AwardCode] = Counter()
    for _place, group in groupby(sorted(lines, key=key), key=key):
        rows = tuple(group)
        award = rows[0].award
        found.append(NamedList(award, rows[0].subject, rows, before[award] + 1))
        before[award] += len(rows)
    return tuple(found)


def total_of(lists: Sequence[NamedList]) -> int:
    """All bonuses of the decision together, in đồng."""
    return sum(named.total for named in lists)
