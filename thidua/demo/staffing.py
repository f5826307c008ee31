"""Enters the invented people with their posts, their accounts and roles, and the clusters of 2024."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password

from thidua.core.audit import Actor
from thidua.demo import places
from thidua.demo.founding import Units
from thidua.demo.people import PASSWORD, Account, Official
from thidua.directory.actions.accounts import AccountDraft, GrantDraft, confirm_password_change, create_account
from thidua.directory.actions.clusters import ClusterDraft, create_cluster, hand_over_headship, set_deputies
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.models import Cluster, Organisation, Person, User

SINCE = date(2023, 1, 3)
"""From when everybody holds the post and the role."""
CLUSTERS_MADE = date(2024, 1, 15)
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
    draft = AccountDraft(plan.username, person.full_name, person=person)
    user = create_account(draft, grant=grant, by=by, on=since).user
    user.password = password_hash
    user.save(update_fields=["password"])
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
