"""Named reads of the directory: who stands where on a day, who may act for whom, who sees what.

The day is always an argument. Scopes come as sets of organisation ids, the subtree already resolved.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Count, Exists, Model, OuterRef, Prefetch, Q, QuerySet, Subquery

from thidua.core.asked_once import once
from thidua.core.audit import SYSTEM, Actor
from thidua.core.finding import found_ids
from thidua.core.logic.text import fold
from thidua.directory.chains import superiors_by_unit, superiors_on
from thidua.directory.logic.lineage import Lineage, Step
from thidua.directory.logic.tree import Tree
from thidua.directory.models import (
    Appointment,
    Cluster,
    ClusterPost,
    Grant,
    Organisation,
    Person,
    PersonKey,
    Placement,
    Role,
    Succession,
    User,
)

Row = TypeVar("Row", bound=Model)


def in_force(on: date) -> Q:
    """Rows with ``valid_from``/``valid_to`` that hold on the day (half-open span)."""
    return Q(valid_from__lte=on) & not_ended(on)


def not_ended(day: date) -> Q:
    """Rows whose span reaches beyond the day."""
    return Q(valid_to=None) | Q(valid_to__gt=day)


# --- organisations ---------------------------------------------------------------------------------------------------


def tree_on(on: date) -> Tree:
    """The tree of all organisations on the day. One query; one for a whole page that only shows."""
    placed = Placement.objects.filter(in_force(on)).values_list("child_id", "parent_id")
    return once(("tree", on), lambda: Tree.of(placed))


def organisations_on(on: date) -> QuerySet[Organisation]:
    """Organisations that exist on the day, in Vietnamese order."""
    return Organisation.objects.filter(in_force(on))


def organisations() -> QuerySet[Organisation]:
    """Every organisation that ever was, in Vietnamese order."""
    return Organisation.objects.all()


def parent_on(organisation: Organisation, on: date) -> Organisation | None:
    """The organisation directly above on the day, or None at the top."""
    placement = Placement.objects.filter(in_force(on), child=organisation).select_related("parent").first()
    return placement.parent if placement else None


def parents_on(units: Iterable[Organisation], on: date) -> dict[int, Organisation]:
    """The organisation directly above each of the units on the day, by id of the unit. One query."""
    placed = Placement.objects.filter(in_force(on), child__in=list(units)).select_related("parent")
    return {placement.child_id: placement.parent for placement in placed}


def children_on(organisation: Organisation, on: date) -> QuerySet[Organisation]:
    """The organisations directly under this one on the day."""
    placed = Placement.objects.filter(in_force(on), parent=organisation, child=OuterRef("pk"))
    return organisations_on(on).filter(Exists(placed))


def placements_of(organisation: Organisation) -> QuerySet[Placement]:
    """Where the organisation has stood, oldest first."""
    return Placement.objects.filter(child=organisation).select_related("parent").order_by("valid_from")


def successions_of(organisation: Organisation) -> QuerySet[Succession]:
    """The recorded mergers, splits and renamings that this organisation took part in."""
    taking_part = Q(source=organisation) | Q(target=organisation)
    return Succession.objects.filter(taking_part).select_related("source", "target")


def lineage() -> Lineage:
    """All successions as one value. One query; one for a whole page that only shows."""
    rows = Succession.objects.exclude(kind=Succession.Kind.RENAME).values_list("source_id", "target_id", "on")
    return once("lineage", lambda: Lineage.of(Step(*row) for row in rows))


def successors_of(organisation: Organisation) -> list[Organisation]:
    """What came after it, through chains of mergers and splits, nearest first."""
    return _in_order(lineage().successors(organisation.pk))


def predecessors_of(organisation: Organisation) -> list[Organisation]:
    """What it came from, through chains of mergers and splits, nearest first."""
    return _in_order(lineage().predecessors(organisation.pk))


def find_successor_on(organisation: Organisation, on: date) -> list[Organisation]:
    """Who stands for it on the day: itself while it exists, else its living heirs (several after a split)."""
    alive = set(organisations_on(on).values_list("pk", flat=True))
    return _in_order(lineage().heirs_on(organisation.pk, on, alive.__contains__))


def name_on(organisation: Organisation, on: date) -> str:
    """The name it bore on the day, before later renamings."""
    later = Succession.objects.filter(kind=Succession.Kind.RENAME, source=organisation, on__gt=on).first()
    return later.name_before if later else organisation.name


def _in_order(ids: list[int]) -> list[Organisation]:
    rows = Organisation.objects.in_bulk(ids)
    return [rows[pk] for pk in ids]


# --- authority -------------------------------------------------------------------------------------------------------


def grants_of(user: Actor, on: date) -> QuerySet[Grant]:
    """The roles this account holds on the day; none for one that is deactivated or not signed in."""
    if not isinstance(user, User) or not user.is_active:
        return Grant.objects.none()
    return Grant.objects.filter(in_force(on), user=user).select_related("organisation")


def _held(user: Actor, on: date, roles: tuple[Role, ...] = ()) -> list[tuple[int, bool]]:
    """Where the account holds one of the roles (any role if none is named), and whether below it as well.

    One query; one for all roles together on a page that only shows.
    """
    grants = grants_of(user, on).order_by().values_list("organisation_id", "subtree", "role")
    held = once(("grants", user.pk if isinstance(user, User) else None, on), lambda: tuple(grants))
    return [(unit, subtree) for unit, subtree, role in held if not roles or role in roles]


def holds_any(user: Actor, on: date, *roles: Role) -> bool:
    """Whether the account holds one of the roles (any role if none is named) anywhere on the day. One query."""
    return bool(_held(user, on, roles))


def roles_of(user: Actor, on: date) -> frozenset[Role]:
    """The roles held anywhere on the day. One query."""
    return frozenset(Role(role) for role in grants_of(user, on).order_by().values_list("role", flat=True).distinct())


def organisations_of(user: Actor, on: date, *roles: Role, tree: Tree | None = None) -> frozenset[int]:
    """Ids of the organisations where the account holds one of the roles (any role if none is named) on the day.

    At most two queries. ``tree`` replaces the tree of the day, to ask about a unit that stood there on another day.
    """
    held = _held(user, on, roles)
    if not any(subtree for _, subtree in held):
        return frozenset(pk for pk, _ in held)
    tree = tree or tree_on(on)
    return frozenset().union(*(tree.subtree(pk) if subtree else {pk} for pk, subtree in held))


def held_over(user: Actor, organisations: Iterable[Organisation], on: date, *roles: Role) -> frozenset[int]:
    """Ids of those of the organisations for which the account holds one of the roles (any role if none is named).

    Each stands where it stands on the day, or on the nearest day of its life. At most two queries for one day.
    """
    grants = _held(user, on, roles)
    own, tops = {unit for unit, _ in grants}, {unit for unit, subtree in grants if subtree}
    wanted = {organisation.pk: organisation for organisation in organisations}
    others = [organisation for pk, organisation in wanted.items() if pk not in own]
    above = superiors_by_unit(others, on) if tops and others else {}
    return frozenset(pk for pk in wanted if pk in own or not tops.isdisjoint(above.get(pk, ())))


def holds_everywhere(user: Actor, on: date, *roles: Role) -> bool:
    """Whether one of the roles is held over a whole tree, from its top (or by the system itself)."""
    if user is SYSTEM:
        return True
    above = Placement.objects.filter(in_force(on), child=OuterRef("organisation"))
    return grants_of(user, on).filter(~Exists(above), role__in=roles, subtree=True).exists()


def holders_of(role: Role, organisation: Organisation, on: date) -> QuerySet[User]:
    """Active accounts that hold the role for this organisation on the day, from itself or from above it."""
    above = superiors_on([organisation.pk], on)[organisation.pk]
    here = Q(organisation=organisation) | Q(organisation__in=above, subtree=True)
    grants = Grant.objects.filter(here, in_force(on), role=role, user=OuterRef("pk"))
    return User.objects.filter(Exists(grants), is_active=True)


# --- people ----------------------------------------------------------------------------------------------------------


def offices_of(person: Person, on: date) -> QuerySet[Appointment]:
    """The posts the person holds on the day."""
    return Appointment.objects.filter(in_force(on), person=person).select_related("organisation")


def offices_by_person(people: Iterable[Person], on: date) -> dict[int, list[Appointment]]:
    """The posts that each of the people holds on the day, by id of the person. One query."""
    found: dict[int, list[Appointment]] = {}
    held = Appointment.objects.filter(in_force(on), person__in=list(people)).select_related("organisation")
    for post in held:
        found.setdefault(post.person_id, []).append(post)
    return found


def staff_of(organisation: Organisation, on: date) -> QuerySet[Appointment]:
    """Who holds which post there on the day: the head first, then leaders, then by given name."""
    held = Appointment.objects.filter(in_force(on), organisation=organisation)
    return held.select_related("person").order_by("-is_head", "-is_leader", "person__sort_key")


def head_of(organisation: Organisation, on: date) -> Person | None:
    """The head of the unit (thủ trưởng) on the day."""
    held = Appointment.objects.filter(in_force(on), organisation=organisation, is_head=True)
    found = held.select_related("person").first()
    return found.person if found else None


def people_in_scope(user: Actor, on: date, *roles: Role) -> QuerySet[Person]:
    """People who work in the organisations where the account holds one of the roles.

    Who holds no post on the day belongs to the units of the posts held before or to come.
    """
    if user is SYSTEM or holds_everywhere(user, on, *(roles or Role)):
        return Person.objects.all()
    scope = organisations_of(user, on, *roles)
    posts = Appointment.objects.filter(person=OuterRef("pk"))
    now = posts.filter(in_force(on))
    at_home = Q(Exists(now.filter(organisation__in=scope)))
    once_at_home = Q(~Exists(now)) & Q(Exists(posts.filter(organisation__in=scope)))
    return Person.objects.filter(at_home | once_at_home)


# --- clusters --------------------------------------------------------------------------------------------------------


def clusters_of_year(year: int) -> QuerySet[Cluster]:
    """The clusters of one year, with their organisers."""
    return Cluster.objects.filter(year=year).select_related("organiser")


def cluster_members(cluster: Cluster) -> QuerySet[Organisation]:
    """The units that compete in the cluster."""
    return Organisation.objects.filter(pk__in=cluster.members.values("organisation"))


def cluster_head_on(cluster: Cluster, on: date) -> Organisation | None:
    """The unit that leads the cluster on the day."""
    held = ClusterPost.objects.filter(in_force(on), cluster=cluster, post=ClusterPost.Post.HEAD)
    found = held.select_related("organisation").first()
    return found.organisation if found else None


def cluster_deputies_on(cluster: Cluster, on: date) -> QuerySet[Organisation]:
    """The units that are deputies of the cluster on the day."""
    held = ClusterPost.objects.filter(in_force(on), cluster=cluster, post=ClusterPost.Post.DEPUTY)
    return Organisation.objects.filter(pk__in=held.values("organisation"))


# --- who sees what ---------------------------------------------------------------------------------------------------


def _insider(user: Actor, on: date) -> bool:
    return user is SYSTEM or holds_any(user, on)


def organisations_visible_to(user: Actor, on: date) -> QuerySet[Organisation]:
    """The whole register of organisations for anyone who holds a role on the day; nothing for a stranger."""
    return Organisation.objects.all() if _insider(user, on) else Organisation.objects.none()


def clusters_visible_to(user: Actor, on: date) -> QuerySet[Cluster]:
    """All clusters of all years for anyone who holds a role on the day; nothing for a stranger."""
    return Cluster.objects.select_related("organiser") if _insider(user, on) else Cluster.objects.none()


def people_visible_to(user: Actor, on: date) -> QuerySet[Person]:
    """People by name and post for anyone who holds a role; private fields follow ``policy.can_see_private``."""
    return Person.objects.all() if _insider(user, on) else Person.objects.none()


def users_visible_to(user: Actor, on: date) -> QuerySet[User]:
    """All accounts for an administrator or auditor of the whole; those of the own scope for others; always oneself."""
    overseers = (Role.ADMINISTRATOR, Role.AUDITOR)
    if holds_everywhere(user, on, *overseers):
        return User.objects.all()
    if not isinstance(user, User) or not user.is_active:
        return User.objects.none()
    scope = organisations_of(user, on, *overseers)
    in_scope = Grant.objects.filter(user=OuterRef("pk"), organisation__in=scope)
    return User.objects.filter(Q(Exists(in_scope)) | Q(pk=user.pk))


# --- search ----------------------------------------------------------------------------------------------------------


def search(rows: QuerySet[Row], text: str) -> QuerySet[Row]:
    """Rows whose name or code holds every word of ``text``, with or without accents, ``đ`` as ``d``."""
    for word in fold(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def find_people(text: str, most: int, *, with_withdrawn: bool = False) -> list[int]:
    """Ids of at most so many people by name (whole, or from any of its words on) or code, among a million as well."""
    return found_ids(PersonKey, text, most, Q() if with_withdrawn else Q(owner__is_active=True))


# --- what lists show beside each row ---------------------------------------------------------------------------------


def with_superior_on(rows: QuerySet[Organisation], on: date) -> QuerySet[Organisation]:
    """Each organisation with the name and code of the one above it on the day: ``superior``, ``superior_code``."""
    above = Placement.objects.filter(in_force(on), child=OuterRef("pk"))
    return rows.annotate(
        superior=Subquery(above.values("parent__name")[:1]), superior_code=Subquery(above.values("parent__code")[:1])
    )


def with_office_on(rows: QuerySet[Person], on: date) -> QuerySet[Person]:
    """Each person with the foremost post of the day: ``post_now``, ``unit_now``, ``unit_code_now``."""
    held = Appointment.objects.filter(in_force(on), person=OuterRef("pk")).order_by("-is_head", "-is_leader", "id")
    return rows.annotate(
        post_now=Subquery(held.values("post")[:1]),
        unit_now=Subquery(held.values("organisation__name")[:1]),
        unit_code_now=Subquery(held.values("organisation__code")[:1]),
    )


def with_leaders_on(rows: QuerySet[Cluster], on: date) -> QuerySet[Cluster]:
    """Each cluster with its leading unit of the day and the number of its members: ``head_now``, ``member_count``."""
    head = ClusterPost.objects.filter(in_force(on), cluster=OuterRef("pk"), post=ClusterPost.Post.HEAD)
    return rows.annotate(
        head_now=Subquery(head.values("organisation__name")[:1]), member_count=Count("members", distinct=True)
    )


def with_roles_on(rows: QuerySet[User], on: date) -> QuerySet[User]:
    """Each account with the roles it holds on the day, in the list ``roles_now``. One query more for the whole page."""
    held = Grant.objects.filter(in_force(on)).select_related("organisation").order_by("role", "id")
    return rows.select_related("person").prefetch_related(Prefetch("grants", held, to_attr="roles_now"))


def posts_of_cluster(cluster: Cluster) -> QuerySet[ClusterPost]:
    """Who has led the cluster, latest first."""
    return cluster.posts.select_related("organisation").order_by("-valid_from", "post")


def appointments_of(person: Person) -> QuerySet[Appointment]:
    """All posts the person has held, latest first."""
    return person.appointments.select_related("organisation")


def all_grants_of(user: User) -> QuerySet[Grant]:
    """All roles the account has held, latest first."""
    return user.grants.select_related("organisation").order_by("-valid_from", "-id")


def sessions_of(user: User) -> list[UserSession]:
    """The sign-ins of the account that still hold, oldest first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.created_at)


def authenticators_of(user: User) -> frozenset[tuple[str, int]]:
    """What the account signs in with besides its password: the kinds of factors with the number of each row."""
    return frozenset(Authenticator.objects.filter(user=user).values_list("type", "pk"))
