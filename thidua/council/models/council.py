"""A council formed by decision, and its members with their posts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation, Person


class Council(models.Model):
    """One Hội đồng of an organisation, for as long as the decision that formed it holds."""

    class Kind(models.TextChoices):
        EMULATION = "emulation", _("Hội đồng Thi đua - Khen thưởng")
        INITIATIVE = "initiative", _("Hội đồng sáng kiến")

    code = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.EMULATION)
    name = models.CharField(max_length=300)
    legal_basis = models.CharField(max_length=300)  # number and date of the decision
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-valid_from", "code")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="council_valid_span"
            ),
            models.CheckConstraint(condition=Q(kind__in=["emulation", "initiative"]), name="council_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"council:{self.code}"


class CouncilMember(models.Model):
    """A person on the council from a day until before another."""

    class Post(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch Hội đồng")
        FIRST_VICE = "first_vice", _("Phó Chủ tịch thứ nhất")
        VICE = "vice", _("Phó Chủ tịch Hội đồng")
        MEMBER = "member", _("Thành viên")
        SECRETARY = "secretary", _("Thành viên kiêm thư ký")

    council = models.ForeignKey(Council, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.CharField(max_length=12, choices=Post.choices, default=Post.MEMBER)
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="council_member_valid_span"
            ),
            models.UniqueConstraint(
                fields=["council", "person"], condition=Q(valid_to=None), name="council_member_once"
            ),
            models.UniqueConstraint(
                fields=["council"], condition=Q(post="chair", valid_to=None), name="council_one_open_chair"
            ),
            models.CheckConstraint(
                condition=Q(post__in=["chair", "first_vice", "vice", "member", "secretary"]),
                name="council_member_post_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.person_id}"
