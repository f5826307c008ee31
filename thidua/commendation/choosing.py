"""What is seen while choosing: how far the quota of an award is used, and who is among the chosen.

The number of queries does not depend on the number of people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.fairness import Candidate, Share, Trait, UnitShare, by_unit, shares
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.quota import Counted, QuotaBase, Use, uses
from thidua.commendation.logic.terms import Rating, SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier, Honour, YearRating
from thidua.commendation.queries import READERS, dossiers_visible_to, eligible_people, local_rules
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Appointment, Organisation, Person
from thidua.directory.queries import in_force, organisations_of, tree_on

ADVANCED = (AwardCode.ADVANCED_WORKER, AwardCode.ADVANCED_SOLDIER)
OUT = (DossierState.REFUSED, DossierState.WITHDRAWN)
LEADERS, OTHERS = "Lãnh đạo, quản lý", "Người trực tiếp công tác, lao động"


@dataclass(frozen=True, slots=True)
class Choosing:
    """One award of a round seen as a whole. ``quota_missing`` says what to enter where no quota is set."""

    award: AwardCode
    of_people: bool
    candidates: int
    chosen: int
    quota: tuple[Use, ...]
    quota_source: str
    quota_missing: str
    shares: tuple[Share, ...]
    units: tuple[UnitShare, ...]


def choosing_of(row: AwardRound, award: AwardCode, user: Actor, on: date) -> Choosing:
    """The award of the round over the units that the reader sees. A constant number of queries."""
    tree = tree_on(on)
    scope = tree.subtree(row.organisation_id)
    if user is not SYSTEM:
        scope &= organisations_of(user, on, *READERS, tree=tree)
    dossiers = dossiers_visible_to(user, on).filter(round=row).exclude(state__in=OUT)
    of_people = SubjectKind.INDIVIDUAL in AWARDS[award].subjects
    posts = _posts(scope, on)
    candidates = _people(posts) if of_people else _units(scope - {row.organisation_id}, posts, on)
    chosen = frozenset(_keys(dossiers.filter(award=award)))
    quota = _quota(row, award, candidates, chosen, on)
    return Choosing(
        award,
        of_people,
        len(candidates),
        len(chosen),
        quota.uses,
        quota.source,
        quota.missing,
        _shown(shares(candidates, chosen, local_rules(row.organisation).minimums(on)), of_people=of_people),
        by_unit(candidates, chosen),
    )


def _shown(found: tuple[Share, ...], *, of_people: bool) -> tuple[Share, ...]:
    """Of collectives only their size is told: nobody leads, works or was born there."""
    return tuple(share for share in found if of_people or share.trait is Trait.SMALL_COLLECTIVE)


def _posts(scope: Iterable[int], on: date) -> list[Appointment]:
    rows = Appointment.objects.filter(in_force(on), organisation__in=scope, person__is_active=True)
    return list(rows.select_related("person", "organisation").order_by("organisation__sort_key", "person__sort_key"))


def _people(posts: list[Appointment]) -> list[Candidate]:
    """Everybody once, in the foremost post; who leads anywhere counts as a leader."""
    sizes = _sizes(posts)
    leading = {post.person_id for post in posts if post.is_head or post.is_leader}
    first: dict[int, Appointment] = {}
    for post in posts:
        first.setdefault(post.person_id, post)
    return [
        Candidate(
            f"p{pk}",
            str(post.organisation),
            sizes[post.organisation_id],
            pk in leading,
            None if post.person.gender == Person.Gender.UNKNOWN else post.person.gender == Person.Gender.FEMALE,
            post.person.ethnicity,
        )
        for pk, post in first.items()
    ]


def _units(scope: Iterable[int], posts: list[Appointment], on: date) -> list[Candidate]:
    sizes = _sizes(posts)
    units = Organisation.objects.filter(in_force(on), pk__in=scope).order_by("sort_key")
    return [Candidate(f"o{unit.pk}", str(unit), sizes.get(unit.pk, 0)) for unit in units]


def _sizes(posts: list[Appointment]) -> dict[int, int]:
    staff: dict[int, set[int]] = {}
    for post in posts:
        staff.setdefault(post.organisation_id, set()).add(post.person_id)
    return {unit: len(people) for unit, people in staff.items()}


def _keys(dossiers: Iterable[Dossier]) -> list[str]:
    return [f"p{row.person_id}" if row.person_id else f"o{row.organisation_id}" for row in dossiers]


def _bases(row: AwardRound, award: AwardCode, keys: frozenset[str], on: date) -> dict[QuotaBase, frozenset[str]]:
    """Who counts for each base, by key. Those proposed as advanced in the same round count as advanced already."""
    people = [int(key[1:]) for key in keys if key.startswith("p")]
    held = Honour.objects.filter(person__in=people, award__in=ADVANCED, last_year=row.year, state__in=Honour.HOLDING)
    proposed = Dossier.objects.filter(round=row, award__in=ADVANCED).exclude(state__in=OUT)
    advanced = {f"p{pk}" for pk in held.order_by().values_list("person_id", flat=True)} | set(_keys(proposed))
    rated = YearRating.objects.filter(person__in=people, year=row.year, rating__gte=Rating.WELL).order_by()
    well = {f"p{pk}" for pk in rated.values_list("person_id", flat=True)}
    answers = eligible_people(Person.objects.filter(pk__in=people), award, row.year, on, on)
    qualified = {f"p{pk}" for pk, answer in answers.items() if answer.verdict is not Verdict.NOT_YET}
    return {
        QuotaBase.HEADCOUNT: keys,
        QuotaBase.ADVANCED: keys & advanced,
        QuotaBase.RATED_WELL: keys & well,
        QuotaBase.QUALIFIED: keys & qualified,
    }


@dataclass(frozen=True, slots=True)
class _Quota:
    uses: tuple[Use, ...] = ()
    source: str = ""
    missing: str = ""


def _quota(row: AwardRound, award: AwardCode, candidates: list[Candidate], chosen: frozenset[str], on: date) -> _Quota:
    """The use of the quota, the text that sets it, and what to enter where there is none."""
    try:
        figure = local_rules(row.organisation).quota(award, on)
    except NotSet as nothing:
        return _Quota(missing=nothing.sentence)
    keys = frozenset(one.key for one in candidates)
    bases = _bases(row, award, keys, on)
    leaders = frozenset(one.key for one in candidates if one.is_leader)
    groups = [
        Counted(words, {base: len(those & group) for base, those in bases.items()}, len(chosen & group))
        for words, group in ((LEADERS, leaders), (OTHERS, keys - leaders))
    ]
    return _Quota(uses(figure.value, groups), figure.source)
