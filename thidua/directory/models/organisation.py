"""Organisations through time. The key is the code; names repeat (three different "Chi Lăng" exist)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """One body with a life: a commune, a department, a school. It never changes its code; names may change."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Trung ương")
        PROVINCE = "province", _("Tỉnh, thành phố")
        DISTRICT = "district", _("Huyện, quận, thị xã")
        COMMUNE = "commune", _("Xã")
        WARD = "ward", _("Phường")
        TOWN = "town", _("Thị trấn")
        SPECIAL = "special", _("Đặc khu")
        DEPARTMENT = "department", _("Cơ quan chuyên môn")
        PARTY = "party", _("Cơ quan Đảng")
        FRONT = "front", _("Mặt trận, đoàn thể")
        FORCE = "force", _("Công an, quân sự")
        SCHOOL = "school", _("Trường học")
        ENTERPRISE = "enterprise", _("Doanh nghiệp, hợp tác xã")
        VILLAGE = "village", _("Thôn, bản, khối phố")
        OTHER = "other", _("Đơn vị khác")

    code = models.CharField(max_length=40, unique=True)
    official_code = models.CharField(max_length=10, blank=True)  # QĐ 19/2025/QĐ-TTg, QĐ 124/2004/QĐ-TTg
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    address = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # first day it is no more
    search_key = models.CharField(max_length=340, editable=False)
    sort_key = models.CharField(max_length=500, editable=False)

    class Meta:
        ordering = ("sort_key", "code")
        indexes = [models.Index(fields=["sort_key"], name="organisation_sort")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="organisation_valid_span"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        """How the ledger names it."""
        return f"organisation:{self.code}"


class Placement(models.Model):
    """``child`` stands directly under ``parent`` from ``valid_from`` until before ``valid_to``."""

    child = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["valid_from", "valid_to"], name="placement_span")]
        constraints = [
            models.UniqueConstraint(fields=["child", "valid_from"], name="placement_once_a_day"),
            models.UniqueConstraint(fields=["child"], condition=Q(valid_to=None), name="placement_one_open"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="placement_not_itself"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="placement_valid_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.child_id} < {self.parent_id}"


class Succession(models.Model):
    """What an organisation became on a day, and by which text: merged, split, renamed, dissolved."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("Sáp nhập")
        SPLIT = "split", _("Chia tách")
        RENAME = "rename", _("Đổi tên")
        TRANSFER = "transfer", _("Chuyển giao nhiệm vụ")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    source = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    target = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField()
    legal_basis = models.CharField(max_length=300)
    name_before = models.CharField(max_length=200)
    name_after = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "id")
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "on"], name="succession_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name_before} → {self.name_after} ({self.on:%d/%m/%Y})"


class Cluster(models.Model):
    """A cụm or khối thi đua of one year."""

    class Kind(models.TextChoices):
        CLUSTER = "cluster", _("Cụm thi đua")
        BLOCK = "block", _("Khối thi đua")

    code = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CLUSTER)
    organiser = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-year", "code")
        constraints = [models.UniqueConstraint(fields=["code", "year"], name="cluster_code_year")]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})"

    @property
    def subject(self) -> str:
        return f"cluster:{self.code}-{self.year}"


class ClusterMember(models.Model):
    """A unit that competes in the cluster."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cluster", "organisation"], name="cluster_member_once")]

    def __str__(self) -> str:
        return f"{self.cluster_id}: {self.organisation_id}"


class ClusterPost(models.Model):
    """Head (trưởng) or deputy (phó) unit of a cluster from a day until before another."""

    class Post(models.TextChoices):
        HEAD = "head", _("Trưởng")
        DEPUTY = "deputy", _("Phó")

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    post = models.CharField(max_length=10, choices=Post.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster"], condition=Q(post="head", valid_to=None), name="cluster_one_open_head"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.organisation_id}"
