"""The form of a member's review."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.council.actions.reviews import ReviewFacts
from thidua.council.models import ReviewNote


class ReviewForm(forms.Form):
    """A score, or why there is none."""

    score = NumberField(label=_("Điểm (0–100)"), required=False)
    abstained_because = forms.CharField(
        label=_("Không cho điểm vì"),
        max_length=300,
        required=False,
        help_text=_("Ghi lý do khi chưa đủ căn cứ cho điểm; khi đó để trống ô điểm."),
    )
    note = forms.CharField(label=_("Nhận xét"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    @staticmethod
    def initial_of(review: ReviewNote | None) -> dict[str, Any]:
        if review is None:
            return {"version": 0}
        return {name: getattr(review, name) for name in ("score", "abstained_because", "note", "version")}

    def facts(self) -> ReviewFacts:
        data = self.cleaned_data
        score: Decimal | None = data["score"]
        return ReviewFacts(score, data["abstained_because"], data["note"])
