"""What a member thinks of an item before the vote. A review is signed and no ballot."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.council.models.council import CouncilMember
from thidua.council.models.meeting import AgendaItem


class ReviewNote(models.Model):
    """A score from 0 to 100, or an abstention with its reason; one for each member and item.

    ``version`` counts how often it was saved: a score changed after the others became visible can be told.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="reviews")
    member = models.ForeignKey(CouncilMember, models.PROTECT, related_name="+")
    score = models.DecimalField(_("Điểm"), max_digits=4, decimal_places=1, null=True, blank=True)
    abstained_because = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "member"], name="review_once"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=100),
                name="review_score_0_to_100",
                violation_error_message=_("Điểm từ 0 đến 100."),
            ),
            models.CheckConstraint(
                condition=Q(score=None, abstained_because__gt="") | Q(score__isnull=False, abstained_because=""),
                name="review_scores_or_says_why_not",
                violation_error_message=_("Hãy cho điểm, hoặc ghi lý do không cho điểm; chỉ một trong hai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.member_id}"
