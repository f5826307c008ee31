"""A scheme built, tried and supposed on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.remembering import remembered, the_district
from tests.scoring.conftest import small_scheme
from thidua.demo.cast import Cast
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.models import User
from thidua.scoring.actions.building import drop_line
from thidua.scoring.actions.cards import Entry, write_marks
from thidua.scoring.actions.rounds import (
    Days,
    begin_appraisal,
    begin_checking,
    finish_round,
    open_round,
    publish_results,
)
from thidua.scoring.actions.schemes import copy_scheme, create_scheme, publish_scheme
from thidua.scoring.logic.building import node_of
from thidua.scoring.logic.methods import Step, Steps
from thidua.scoring.logic.samples import hundred_points
from thidua.scoring.logic.scheme import Criterion
from thidua.scoring.logic.sharing_out import Promised
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import Mark, Scheme, Scorecard, ScoringRound

AsUser = Callable[[User], Client]
D = Decimal
DAY = date(2024, 3, 20)
DAYS = Days(date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27), date(2024, 3, 28))
MARKS = {"bang_huu": 18, "nhan_ly": 12, "bang_mac": 6}
LATER = date(2024, 6, 1)


def _drafted() -> Cast:
    cast = the_district(DAY)
    create_scheme(small_scheme(cast.agriculture.code), organiser=cast.district, by=cast.officer, on=DAY)
    return cast


def _judged() -> Cast:
    """A cluster of three whose marks are known to the standing body, not yet to the members."""
    cast = _drafted()
    by, members = cast.officer, [getattr(cast, name) for name in MARKS]
    facts = ClusterDraft("CUM-1", 2024, "Cụm thi đua số 1")
    cluster = create_cluster(facts, organiser=cast.district, members=members, by=by, on=DAY)
    row = open_round(cluster, publish_scheme(Scheme.objects.get(), by=by, on=DAY), DAYS, by=by, on=DAY)
    row = begin_appraisal(begin_checking(row, by=by, on=DAY), by=by, on=DAY)
    for name, mark in MARKS.items():
        card = Scorecard.objects.select_related("round__cluster__organiser", "organisation").get(
            round=row, organisation=getattr(cast, name)
        )
        entries = [Entry("check", D(mark)), Entry("cross", D(mark)), Entry("yes", D(1))]
        write_marks(card, Stage.APPRAISAL, cast.district, entries, by=by, on=DAY)
    return cast


def _finished() -> Cast:
    """The same cluster when its result is final, and a copy of the scheme for the next year."""
    cast = _judged()
    publish_results(ScoringRound.objects.get(), by=cast.officer, on=DAY)
    finish_round(ScoringRound.objects.get(), by=cast.officer, on=LATER)
    copy_scheme(Scheme.objects.get(), organiser=cast.district, year=2025, by=cast.officer, on=LATER)
    return cast


@pytest.fixture
def drafted(db: None) -> Cast:
    return remembered("scheme being built", _drafted)


@pytest.fixture
def judged(db: None) -> Cast:
    return remembered("cluster judged", _judged)


@pytest.fixture
def finished(db: None) -> Cast:
    return remembered("cluster finished", _finished)


PATH = "/cham-diem/bang-diem/BD-2024-001/"
STEPS: Mapping[str, object] = {
    "version": 1, "number": "II.3", "under": "II", "maximum": "10", "name": "Phát động đúng hạn", "method": "steps",
    "steps-of": "value", "steps-falling": "on", "steps-reached_0": "3", "steps-points_0": "10", "steps-reached_1": "9",
    "steps-points_1": "2,5", "steps-reached_2": "", "steps-points_2": "", "indicator": "", "scorer": "standing",
    "owner": "", "evidence": "Văn bản phát động", "guidance": "",
}  # fmt: skip


def the_line(key: str) -> Criterion:
    found = node_of(Scheme.objects.get().table, key)
    assert isinstance(found, Criterion)
    return found


def test_the_builder_says_beside_each_line_what_is_missing_and_publishing_says_it_again(
    drafted: Cast, as_user: AsUser
) -> None:
    client = as_user(drafted.officer)
    client.post(f"{PATH}soan/viec/bo/", {"key": "cross", "version": 1})
    page = client.get(f"{PATH}soan/").content.decode()
    assert "còn thiếu 20 điểm" in page and "1 điểm phải sửa" in page
    assert "hãy sửa cho khớp" in page.partition('id="muc-II"')[2].partition("</tr>")[0]
    held = client.get(f"{PATH}buoc/ban-hanh/").content.decode()
    assert "Còn 1 điểm phải sửa trước khi ban hành" in held and "<textarea" not in held


def test_a_criterion_is_rewritten_with_another_method(drafted: Cast, as_user: AsUser) -> None:
    answer = as_user(drafted.officer).post(f"{PATH}soan/muc/yes/", STEPS)
    assert answer.headers["Location"] == f"{PATH}soan/#muc-yes"
    line = the_line("yes")
    assert line.method == Steps((Step(D(3), D(10)), Step(D(9), D("2.5"))), line.method.of, falling=True)  # type: ignore[union-attr]
    assert (line.name, line.evidence) == ("Phát động đúng hạn", "Văn bản phát động")


def test_what_cannot_be_read_stays_in_its_box_with_advice(drafted: Cast, as_user: AsUser) -> None:
    wrong = {**STEPS, "maximum": "mười", "steps-points_1": "", "count-each": "7,25", "scorer": "owner"}
    page = as_user(drafted.officer).post(f"{PATH}soan/muc/yes/", wrong).content.decode()
    for kept in ('value="mười"', 'value="7,25"', "cần cả ngưỡng và điểm", "hãy chọn cơ quan", "không phải là số"):
        assert kept in page, kept
    assert Scheme.objects.get().version == 1


def test_the_second_writer_is_told_keeps_the_text_and_may_then_decide(drafted: Cast, as_user: AsUser) -> None:
    drop_line(Scheme.objects.get(), "flag", version=1, by=drafted.officer, on=DAY)
    client = as_user(drafted.officer)
    page = client.post(f"{PATH}soan/muc/yes/", STEPS).content.decode()
    assert "vừa được người khác lưu" in page and "Phát động đúng hạn" in page
    assert 'name="version" value="2"' in page
    client.post(f"{PATH}soan/muc/yes/", {**STEPS, "version": 2})
    assert (Scheme.objects.get().version, the_line("yes").name) == (3, "Phát động đúng hạn")


def test_sections_groups_and_criteria_are_added_where_they_were_asked_for(drafted: Cast, as_user: AsUser) -> None:
    client = as_user(drafted.officer)
    section = {"version": 1, "number": "V", "name": "Phần mới", "maximum": "5", "kind": "bonus"}
    client.post(f"{PATH}soan/them/phan/", section)
    group = {"version": 2, "number": "II.4", "name": "Nhóm mới", "maximum": "5", "under": "II"}
    client.post(f"{PATH}soan/them/nhom/?duoi=II", group)
    key = Scheme.objects.get().table.sections[1].parts[-1].key
    form = client.get(f"{PATH}soan/them/tieu-chi/?duoi={key}").content.decode()
    assert f'<option value="{key}" selected>' in form
    client.post(f"{PATH}soan/them/tieu-chi/?duoi={key}", {**STEPS, "version": 3, "under": key})
    page = client.get(f"{PATH}soan/").content.decode()
    assert "Nhóm mới" in page and "thừa 5 điểm" in page
    assert client.get(f"{PATH}soan/muc/khong-co/").status_code == 404


def test_rules_and_frame_are_written_in_rows(drafted: Cast, as_user: AsUser) -> None:
    client, rules = as_user(drafted.officer), f"{PATH}soan/quy-tac/"
    gates = {"version": 1, "0-key": "leader", "0-name": "Bị kỷ luật", "0-veto": "not_ranked", "0-node": "",
             "1-key": "", "1-name": "Phần I thấp", "1-veto": "one_class_down", "1-node": "I",
             "1-least_percent": ""}  # fmt: skip
    assert "trên 0% và không quá 100%" in client.post(f"{rules}diem-liet/", gates).content.decode()
    client.post(f"{rules}diem-liet/", {**gates, "1-least_percent": "50"})
    classes = {"version": 2, "0-key": "", "0-name": "Khá", "0-least_percent": "70", "0-most_share": "",
               "1-key": "", "1-name": "Tốt", "1-least_percent": "90", "1-most_share": "20"}  # fmt: skip
    client.post(f"{rules}xep-loai/", classes)
    client.post(f"{rules}thu-tu/", {"version": 3, "0-by": "node", "0-node": "II", "1-by": "bonus", "1-node": ""})
    late = {"version": 4, "per_day": "2,5", "most": "20", "free_days": 1, "missing": "zero", "disputed": "lower",
            "unconfirmed": "counts", "needs": "confirmed"}  # fmt: skip
    client.post(f"{rules}so-lieu/", late)
    table = Scheme.objects.get().table
    assert [(gate.key, gate.node, gate.least_percent) for gate in table.gates] == [
        ("leader", "", 0),
        ("liet-1", "I", 50),
    ]
    assert [(rule.name, rule.most_share) for rule in table.classes] == [("Tốt", 20), ("Khá", None)]
    assert ([tie.by for tie in table.ties], table.inputs.late.per_day) == (["node", "bonus"], D("2.5"))
    page = client.get(f"{PATH}soan/").content.decode()
    assert "“I Phần I” dưới 50% số điểm" in page and "trừ 2,5%" in page


def test_a_deed_is_taken_back_after_seeing_what_that_changes(drafted: Cast, as_user: AsUser) -> None:
    client = as_user(drafted.officer)
    client.post(f"{PATH}soan/viec/xuong/", {"key": "check", "version": 1})
    client.post(f"{PATH}soan/viec/bo/", {"key": "IV", "version": 2})
    page = client.get(f"{PATH}soan/ban/1/").content.decode()
    assert "có lại" in page and "đổi chỗ" in page
    client.post(f"{PATH}soan/ban/1/", {"version": 3})
    assert [part.key for part in Scheme.objects.get().table.sections[1].parts][:2] == ["check", "cross"]
    assert "Đưa bảng điểm về bản trước" in client.get(PATH).content.decode()


@pytest.mark.parametrize("start", ["blank", "100", "copy"])
def test_a_scheme_begins_with_nothing_a_sample_or_an_old_one(drafted: Cast, as_user: AsUser, start: str) -> None:
    client, old = as_user(drafted.officer), Scheme.objects.get()
    sent = {"start": start, "organiser": drafted.district.pk, "year": 2026, "name": "Bảng mới", "cluster_kind": ""}
    assert "chọn bảng điểm để chép" in client.post(
        "/cham-diem/bang-diem/lap-moi/", {**sent, "start": "copy"}
    ).content.decode()  # fmt: skip
    page = client.post("/cham-diem/bang-diem/lap-moi/", {**sent, "source": old.pk}, follow=True).content.decode()
    made = Scheme.objects.get(year=2026)
    assert (made.name, made.replaces == old, made.is_sample) == ("Bảng mới", start == "copy", start == "100")
    assert ("Bảng điểm còn trống" in page) is (start == "blank")


def test_a_scheme_is_carried_into_another_year_from_its_page(drafted: Cast, as_user: AsUser) -> None:
    client = as_user(drafted.officer)
    client.post(f"{PATH}chep/", {"organiser": drafted.district.pk, "year": 2027, "name": ""})
    assert Scheme.objects.get(year=2027).replaces == Scheme.objects.get(year=2024)
    assert as_user(drafted.leader).get(f"{PATH}chep/").status_code == 403


def test_units_neither_see_drafts_nor_build_what_is_published(judged: Cast, as_user: AsUser) -> None:
    client = as_user(judged.bang_huu_officer)
    assert client.get(PATH).status_code == 200
    for piece in ("soan/", "soan/muc/yes/", "soan/khung/", "buoc/thu-ve/"):
        assert client.get(f"{PATH}{piece}").status_code == 403, piece
    row = create_scheme(hundred_points(2025), organiser=judged.district, by=judged.officer, on=DAY)
    assert client.get(f"/cham-diem/bang-diem/{row.code}/soan/").status_code == 404


def test_the_builder_asks_as_often_for_a_short_scheme_as_for_a_long_one(drafted: Cast, as_user: AsUser) -> None:
    client = as_user(drafted.officer)
    targets = [Promised("MT-01", f"Chỉ tiêu {n}", drafted.agriculture.code) for n in range(30)]
    long = create_scheme(hundred_points(2025, targets), organiser=drafted.district, by=drafted.officer, on=DAY)
    counts = []
    for code in ("BD-2024-001", long.code):
        client.get(f"/cham-diem/bang-diem/{code}/soan/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/cham-diem/bang-diem/{code}/soan/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_trial_lays_the_tables_side_by_side_and_compares_with_another_scheme(finished: Cast, as_user: AsUser) -> None:
    client, path = as_user(finished.officer), "/cham-diem/bang-diem/BD-2025-001/thu/"
    assert client.get(path).headers["Location"] == f"{path}2024/CUM-1/"
    page = client.get(path, follow=True).content.decode()
    assert "giữ nguyên hạng" in page and '<svg class="slopes"' in page
    assert page.count('data-label="Hạng mới"') == 3
    beside = client.get(f"{path}?dot=2024/CUM-1&so-voi=BD-2024-001", follow=True).content.decode()
    assert "Từ hạng theo BD-2024-001 tới hạng theo bảng này" in beside


def test_nobody_learns_from_a_trial_what_another_cluster_reached(finished: Cast, as_user: AsUser) -> None:
    address = f"{PATH}thu/2024/CUM-1/"
    assert as_user(finished.nhan_ly_officer).get(address).status_code == 200
    stranger = as_user(finished.police_officer)
    assert stranger.get(address).status_code == 404
    assert "CUM-1" not in stranger.get(PATH).content.decode()


def test_a_year_without_results_says_when_a_trial_is_possible(drafted: Cast, as_user: AsUser) -> None:
    assert "Chưa có năm nào để chấm thử" in as_user(drafted.officer).get(f"{PATH}thu/").content.decode()


SANDBOX = "/cham-diem/dot/CD-2024-001/neu-nhu/"


def test_a_unit_supposes_numbers_on_its_own_card_alone_and_sees_no_place_before_the_time(
    judged: Cast, as_user: AsUser
) -> None:
    client = as_user(judged.nhan_ly_officer)
    page = client.get(f"{SANDBOX}?m-check=20&w-check=60&m-cross=chín").content.decode()
    assert "12 → 20" in page and "không phải là số" in page
    assert "Thứ hạng hiện ra sau khi kết quả được công bố" in page and "Cả cụm, khối" not in page
    assert 'name="w-check"' not in page and "Xã Bằng Hữu" not in page
    assert client.get(f"{SANDBOX}?don-vi={judged.bang_huu.code}").status_code == 404
    assert as_user(judged.agriculture_officer).get(SANDBOX).status_code == 403
    assert as_user(judged.stranger).get(SANDBOX).status_code == 404


def test_the_standing_body_tries_numbers_and_weights_and_nothing_is_kept(judged: Cast, as_user: AsUser) -> None:
    before = list(Mark.objects.values_list("pk", "measure", "version"))
    client, asked = as_user(judged.officer), f"{SANDBOX}?don-vi={judged.bang_mac.code}"
    page = client.get(f"{asked}&m-check=20&m-cross=20&w-yes=30").content.decode()
    assert "6 → 20" in page and "10 → 30" in page
    assert "trước: 3" in page
    refused = client.get(f"{asked}&m-check=21&w-yes=0").content.decode()
    assert "Chấm từ 0 đến 20" in refused and "phải lớn hơn 0" in refused
    assert list(Mark.objects.values_list("pk", "measure", "version")) == before


def test_the_sandbox_asks_as_often_for_many_units_as_for_few(judged: Cast, as_user: AsUser) -> None:
    client, counts = as_user(judged.officer), []
    scheme, facts = Scheme.objects.get(), ClusterDraft("CUM-2", 2024, "Cụm thi đua số 2")
    members = [judged.dong_mo, judged.home_affairs, judged.police, judged.agriculture, judged.finance]
    cluster = create_cluster(facts, organiser=judged.district, members=members, by=judged.officer, on=DAY)
    open_round(cluster, scheme, DAYS, by=judged.officer, on=DAY)
    for code in ("CD-2024-001", "CD-2024-002"):
        client.get(f"/cham-diem/dot/{code}/neu-nhu/")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/cham-diem/dot/{code}/neu-nhu/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_places_are_supposed_by_all_members_once_the_results_are_known(finished: Cast, as_user: AsUser) -> None:
    page = as_user(finished.nhan_ly_officer).get(f"{SANDBOX}?m-check=20&m-cross=20").content.decode()
    assert "Cả cụm, khối" in page and "trước: 2" in page
