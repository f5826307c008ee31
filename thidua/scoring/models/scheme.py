"""Scoring schemes. The table is one JSON value: it is argued about, published, frozen and replayed as a whole."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.codec import from_json
from thidua.directory.models import Cluster, Organisation
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.workflow import SchemeState
from thidua.scoring.models.labels import SCHEME_STATES, choices, known


class Scheme(models.Model):
    """Bảng điểm of one organiser, year and kind of cluster. ``body`` is a :class:`Table` as JSON.

    Rows for every criterion would have to be copied and frozen together anyway; as one value, what a round was judged
    by is one column that nothing can half change. ``is_sample`` marks a table that came from the house's samples and
    was not yet edited. ``replaces`` is the edition before.
    """

    code = models.CharField(max_length=20, unique=True)
    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    cluster_kind = models.CharField(
        max_length=10, choices=[("", _("Mọi cụm, khối")), *Cluster.Kind.choices], blank=True
    )
    name = models.CharField(max_length=300)
    body = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=choices(SCHEME_STATES), default=SchemeState.DRAFT.value)
    is_sample = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    legal_basis = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "-code")
        constraints = [known("state", SCHEME_STATES, "scheme_state_known")]
        indexes = [models.Index(fields=["organiser", "year", "state"], name="scheme_organiser_year")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def subject(self) -> str:
        return f"scheme:{self.code}"

    @property
    def table(self) -> Table:
        """The scheme as a value."""
        return from_json(Table, self.body)


class SchemeVersion(models.Model):
    """A scheme as it stood before a change: what was done then, by whom, when. A draft can be taken back to it.

    ``number`` is the version of the scheme that the body was; ``deed`` the audit code of the change that replaced it,
    ``about`` the line it was about. Never changed itself.
    """

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.JSONField()
    deed = models.CharField(max_length=80)
    about = models.CharField(max_length=400, blank=True)
    replaced_by = models.CharField(max_length=200)
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="scheme_version_once")]

    def __str__(self) -> str:
        return f"{self.scheme_id} v{self.number}"

    @property
    def table(self) -> Table:
        """The scheme as a value."""
        return from_json(Table, self.body)
