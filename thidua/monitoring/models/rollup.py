"""Sums kept ready: what every organisation's subtree reported, by indicator, period and state."""

from __future__ import annotations

from django.db import models

from thidua.campaigns.models import Indicator
from thidua.core.exact import ExactField
from thidua.directory.models import Organisation


class RollUp(models.Model):
    """The figures in one state of ``node`` and all units under it on the closing day of the period.

    A row for every state: a figure that is approved moves from one row to another, so a total "from confirmed up" is a
    sum of rows. ``numerator`` adds values (sums), numerators (ratios) or value × weight (weighted means);
    ``denominator`` adds denominators or weights; ``figures`` counts units with a value, ``missing`` those that said why
    they have none. Changed only by adding, in the transaction of the figure itself; a recomputation gives the same.
    """

    node = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    state = models.CharField(max_length=10)
    numerator = ExactField(default=0)
    denominator = ExactField(default=0)
    figures = models.IntegerField(default=0)
    missing = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["node", "indicator", "period", "state"], name="rollup_once"),
        ]
        indexes = [models.Index(fields=["indicator", "period", "node"], name="rollup_indicator_period")]

    def __str__(self) -> str:
        return f"{self.node_id} {self.indicator_id} {self.period} {self.state}: {self.numerator}/{self.denominator}"
