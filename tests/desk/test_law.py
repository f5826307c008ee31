"""The library of law on the screen: what holds on a day, rules with their examples, confirmation, local figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.law.library import RULES, rules_on
from thidua.commendation.logic.local import Step
from thidua.commendation.logic.terms import Evidence
from thidua.commendation.models import LocalFigure, RuleConfirmation
from thidua.commendation.queries import local_rules
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import User

AsUser = Callable[[User], Client]
LAW = "/khen-thuong/phap-luat/"
OPEN = next(rule for rule in RULES if rule.evidence is Evidence.DRAFT)
COMMON = {"valid_from": "01/03/2024", "valid_to": "", "source": "Quyết định 12/2024/QĐ-UBND"}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("31/12/2023", {"Luật 15/2003/QH11"}),
        ("30/06/2025", {"Luật 06/2022/QH15", "Nghị định 98/2023/NĐ-CP", "Thông tư 01/2024/TT-BNV"}),
        ("01/10/2026", {"Luật 06/2026/QH16", "Nghị định 152/2025/NĐ-CP", "Thông tư 15/2025/TT-BNV"}),
    ],
)
def test_what_is_in_force_follows_the_chosen_day(cast: Cast, as_user: AsUser, day: str, names: set[str]) -> None:
    shown = as_user(cast.officer).get(f"{LAW}?ngay={day}").context["page"].instruments
    holding = {row.item.name for row in shown if row.effect.text == "Đang có hiệu lực"}
    assert names <= holding
    assert ("Nghị định 98/2023/NĐ-CP" in holding) is (day == "30/06/2025")
    replaced = {row.item.name: row.replaced_by for row in shown}
    assert replaced["Nghị định 98/2023/NĐ-CP"] == "Nghị định 152/2025/NĐ-CP"


def test_the_rules_of_a_day_are_those_a_dossier_of_that_day_is_judged_by(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        page = client.get(f"{LAW}quy-dinh/?ngay={day:%d/%m/%Y}").context["page"]
        assert [row.rule for row in page.rules] == list(rules_on(day))
    found = client.get(f"{LAW}quy-dinh/?ngay=01/10/2026&q=chien+si+co+so").context["page"].rules
    assert "L06-2026.23" in {row.rule.id for row in found}
    assert client.get(f"{LAW}quy-dinh/?ngay=31/12/2023").context["page"].rules == ()


def test_every_rule_shows_its_examples_with_the_answer_it_gives(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    answer = client.get(f"{LAW}quy-dinh/L06-2026.23/")
    assert [item.badge.text for item in answer.context["page"].examples] == [
        "Đủ điều kiện",
        "Chưa đủ",
        "Chưa đủ",
        "Cần người xem xét",
    ]
    assert "Theo dự thảo luật" in answer.content.decode()
    assert client.get(f"{LAW}quy-dinh/khong-co/").status_code == 404


def test_a_rule_compared_with_its_text_loses_its_mark(cast: Cast, as_user: AsUser) -> None:
    address = f"{LAW}quy-dinh/{OPEN.id}/"
    assert as_user(cast.officer).get(f"{address}xac-nhan/").status_code == 403
    client = as_user(cast.admin)
    assert client.get(address).context["page"].row.is_open
    assert client.post(f"{address}xac-nhan/", {"source": "", "note": ""}).context["page"].form.errors
    client.post(f"{address}xac-nhan/", {"source": "Công báo số 15, trang 12", "note": ""})
    assert RuleConfirmation.objects.get().source == "Công báo số 15, trang 12"
    page = client.get(address).context["page"]
    assert (page.row.is_open, page.row.evidence.text) == (False, "Đã đối chiếu")
    told = f"{LAW}quy-dinh/?ngay=01/10/2026&loc=chua"
    assert OPEN.id not in {row.rule.id for row in client.get(told).context["page"].rules}


def test_figures_of_each_kind_are_entered_read_and_ended(cast: Cast, as_user: AsUser) -> None:
    client, unit, day = as_user(cast.officer), cast.district, date(2024, 3, 15)
    given: dict[str, dict[str, object]] = {
        "quota": {
            "award": "grassroots_emulation_fighter",
            "percent": "33,3",
            "base": "advanced",
            "rounding": "down",
            "at_least": 1,
        },
        "share": {"trait": "direct_worker", "percent": "60"},
        "deadline": {"step": "appraisal", "award": "", "days": 15, "working": "on"},
        "limits": {"recurrent_spending": "", "budget_percent": "1", "organising_percent": "20"},
    }
    for kind, values in given.items():
        answer = client.post(f"{LAW}don-vi/them/{kind}/", COMMON | values | {"organisation": unit.code})
        assert answer.status_code == 302, answer.context["page"].form.errors
    rules = local_rules(unit)
    assert rules.quota(AwardCode.GRASSROOTS_FIGHTER, day).value.percent == Decimal("33.3")
    assert rules.minimums(day) == {Trait.DIRECT_WORKER: Decimal(60)}
    assert rules.deadline(Step.APPRAISAL, AwardCode.ADVANCED_WORKER, day).value.days == 15
    page = client.get(f"{LAW}don-vi/").context["page"]
    assert {item.words for item in page.figures} == {
        "Chiến sĩ thi đua cơ sở: không quá 33,3% số người đạt Lao động tiên tiến; tập thể nhỏ nhất vẫn được 1",
        "Người trực tiếp công tác, lao động, sản xuất: ít nhất 60%",
        "Thẩm định hồ sơ: 15 ngày làm việc",
        "Trích quỹ không quá 1%; tổ chức phong trào không quá 20% quỹ",
    }
    share = LocalFigure.objects.get(kind="share")
    client.post(f"{LAW}don-vi/{share.pk}/ket-thuc/", {"ends": "20/03/2024", "reason": "Thay quyết định"})
    assert (local_rules(unit).minimums(date(2024, 3, 19)), local_rules(unit).minimums(date(2024, 3, 20))) == (
        {Trait.DIRECT_WORKER: Decimal(60)},
        {},
    )
    assert AuditEntry.objects.get(code="figure.ended").reason == "Thay quyết định"


def test_a_wrong_figure_is_explained_and_kept_on_the_form(cast: Cast, as_user: AsUser) -> None:
    sent = COMMON | {"organisation": cast.district.code, "trait": "woman", "percent": "150"}
    form = as_user(cast.officer).post(f"{LAW}don-vi/them/share/", sent).context["page"].form
    assert form.errors["percent"] == ["Hãy ghi phần trăm lớn hơn 0 và không quá 100."]
    assert form["percent"].value() == "150"
    assert as_user(cast.bang_huu_head).post(f"{LAW}don-vi/them/share/", sent).status_code == 403


def test_a_figure_is_unverified_until_somebody_compares_it_with_its_text(cast: Cast, as_user: AsUser) -> None:
    client, unit = as_user(cast.officer), cast.district
    client.post(f"{LAW}don-vi/them/share/", COMMON | {"organisation": unit.code, "trait": "woman", "percent": "30"})
    row = LocalFigure.objects.get()
    assert client.get(f"{LAW}don-vi/").context["page"].figures[0].evidence.text == "Chưa kiểm chứng"
    figure = local_rules(unit).minimum_shares(date(2024, 3, 15))[Trait.WOMAN]
    assert figure.evidence is Evidence.ENTERED
    address = f"{LAW}don-vi/{row.pk}/xac-nhan/"
    client.post(address, {"source": "Công báo số 3, trang 5"})
    told = client.get(f"{LAW}don-vi/")
    assert told.context["page"].figures[0].evidence.text == "Đã đối chiếu"
    assert "Công báo số 3, trang 5" in told.content.decode()
    assert local_rules(unit).minimum_shares(date(2024, 3, 15))[Trait.WOMAN].evidence is Evidence.VERIFIED
    assert AuditEntry.objects.filter(code="figure.compared").count() == 1
    assert as_user(cast.bang_huu_head).get(address).status_code == 403
