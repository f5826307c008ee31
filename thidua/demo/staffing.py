"""Enters the invented people with their posts, their accounts and roles, and the clusters of 2024."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from thidua.core.audit import Actor
from thidua.demo import places
from thidua.demo.founding import Units
from thidua.demo.people import PASSWORD, Account, Official
from thidua.directory import queries
from thidua.directory.actions.accounts import (
    AccountDraft,
    GrantDraft,
    confirm_password_change,
    create_account,
    end_grant,
    grant_role,
)
from thidua.directory.actions.clusters import ClusterDraft, create_cluster, hand_over_headship, set_deputies
from thidua.directory.actions.offices import OfficeDraft, appoint
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.models import Cluster, Organisation, Person, Role, User

SINCE = date(2023, 1, 3)
"""From when everybody holds the post and the role."""
CLUSTERS_MADE = date(2024, 1, 15)
LAST_DAY = places.MERGED - timedelta(days=1)
INVENTED = "Số liệu minh họa"


def register(official: Official, organisation: Organisation, *, since: date = SINCE, by: Actor) -> Person:
    """The person with the post."""
    office = OfficeDraft(official.post, since, official.is_head, official.is_leader, INVENTED)
    facts = PersonFacts(official.full_name)
    return register_person(facts, office, organisation=organisation, code=official.code, by=by, on=since)


def open_account(
    plan: Account, person: Person, scope: Organisation, password_hash: str, *, since: date = SINCE, by: Actor
) -> User:
    """The account with its role and the demonstration's password; its owner confirms it, except a new one."""
    grant = None
    if plan.role is not None:
        grant = GrantDraft(plan.role, scope, since, subtree=plan.subtree, reason=INVENTED)
    draft = AccountDraft(plan.username, person.full_name, person=person, password_hash=password_hash)
    user = create_account(draft, grant=grant, by=by, on=since).user
    return user if plan.must_change_password else confirm_password_change(by=user, on=since)


def hashed_password() -> str:
    """The demonstration's password as stored: computed once, because a good hash is slow on purpose."""
    return make_password(PASSWORD)


def staff(officials: list[Official], units: Units, *, by: Actor) -> dict[str, User]:
    """Everybody with post and account; the accounts by user name."""
    password_hash = hashed_password()
    users = {}
    for official in officials:
        person = register(official, units[official.unit.handle], by=by)
        if official.account is not None:
            scope = units[(official.account.scope or official.unit).handle]
            users[official.account.username] = open_account(official.account, person, scope, password_hash, by=by)
    return users


def make_clusters(units: Units, *, by: Actor) -> list[Cluster]:
    """The clusters of 2024 with members, head and deputy."""
    made = []
    for plan in places.CLUSTERS:
        draft = ClusterDraft(plan.code, 2024, plan.name, legal_basis=INVENTED)
        members = [units[handle] for handle in plan.members]
        cluster = create_cluster(draft, organiser=units["huyen"], members=members, by=by, on=CLUSTERS_MADE)
        hand_over_headship(cluster, to=units[plan.head], since=CLUSTERS_MADE, by=by, on=CLUSTERS_MADE)
        set_deputies(cluster, [units[plan.deputy]], since=CLUSTERS_MADE, by=by, on=CLUSTERS_MADE)
        made.append(cluster)
    return made


def end_headships(units: Units, users: dict[str, User], *, by: Actor) -> int:
    """Heads of the communes leave office with them: their roles end on the day of the merger. Returns how many."""
    ended = 0
    for plan in places.COMMUNES:
        holder = users.get(f"{plan.handle}.thutruong")
        if holder is None:
            continue
        for grant in queries.grants_of(holder, LAST_DAY).filter(organisation=units[plan.handle], role=Role.HEAD):
            end_grant(grant, ends=places.MERGED, reason=places.MERGER_BASIS, by=by, on=LAST_DAY)
            ended += 1
    return ended


def lead_heirs(units: Units, heirs: Units, users: dict[str, User], *, by: Actor) -> None:
    """Whoever led the commune of the same name leads the new one, with the role where there is an account."""
    for plan in places.MERGERS:
        same_name = plan.unit.handle.removesuffix("2025")
        heir, person = heirs[plan.unit.handle], queries.head_of(units[same_name], LAST_DAY)
        assert person is not None
        office = OfficeDraft("Chủ tịch UBND xã", places.MERGED, is_head=True, legal_basis=INVENTED)
        appoint(person, office, organisation=heir, by=by, on=places.MERGED)
        if account := users.get(f"{same_name}.thutruong"):
            role = GrantDraft(Role.HEAD, heir, places.MERGED, reason=INVENTED)
            grant_role(account, role, by=by, on=places.MERGED)


def keep_records(officer: User, province: Organisation, *, by: Actor) -> None:
    """The district's officer looks after its records from the province once the district is no more."""
    role = GrantDraft(Role.OFFICER, province, places.MERGED, subtree=True, reason=INVENTED)
    grant_role(officer, role, by=by, on=places.MERGED)
