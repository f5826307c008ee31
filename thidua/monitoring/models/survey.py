"""Outside surveys (DDCI, PAR INDEX, SIPAS) and what they say of units year by year."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Indicator
from thidua.core.exact import ExactField
from thidua.directory.models import Organisation
from thidua.documents.models import StoredFile


class Survey(models.Model):
    """A survey that somebody outside holds. ``highest`` is the largest possible score, where there is one.

    The two indicators are those of the catalogue whose figures the survey gives: the score, and the rank.
    """

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200)
    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    highest = ExactField(null=True, blank=True)
    score_indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    rank_indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    notes = models.TextField(blank=True)
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    search_key = models.CharField(max_length=600, editable=False, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(score_indicator=None) | Q(rank_indicator=None) | ~Q(score_indicator=F("rank_indicator")),
                name="survey_two_indicators",
                violation_error_message=_("Chỉ tiêu điểm số và chỉ tiêu thứ hạng phải khác nhau."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def subject(self) -> str:
        return f"survey:{self.code}"


class SurveyScore(models.Model):
    """What a survey published of one unit for one year: score, rank, among how many, in which document."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="scores")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    score = ExactField(null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    among = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=300)
    document_number = models.CharField(max_length=60, blank=True)
    published_on = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdraw_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-year", "rank", "organisation__sort_key")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "organisation", "year"],
                condition=Q(withdrawn_on=None),
                name="survey_score_once",
                violation_error_message=_("Đơn vị đã có kết quả của năm này; hãy sửa kết quả đó."),
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=False) | Q(rank__isnull=False),
                name="survey_score_or_rank",
                violation_error_message=_("Hãy nhập điểm số, thứ hạng, hoặc cả hai."),
            ),
            models.CheckConstraint(
                condition=Q(rank=None) | Q(rank__gte=1, among__isnull=False, among__gte=F("rank")),
                name="survey_rank_among",
                violation_error_message=_("Thứ hạng phải từ 1 đến tổng số đơn vị được xếp hạng."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "year"], name="survey_score_unit")]

    def __str__(self) -> str:
        return f"{self.survey.code} {self.organisation} {self.year}"

    @property
    def subject(self) -> str:
        return f"survey_score:{self.survey.code}/{self.organisation.code}/{self.year}"
