"""What is done on a card besides writing: files, lines sent back, facts behind gates, appeals and their answers."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.scoring.judging_life import card_of, card_path, crossing, opened, published, self_score
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.scoring.models import Appeal, CardEvidence, GateFact, Mark

AsUser = Callable[[User], Client]


def test_a_file_is_attached_opened_by_whoever_sees_the_card_and_taken_off(cast: Cast, as_user: AsUser) -> None:
    path = card_path(opened(cast), cast.bang_huu)
    unit = as_user(cast.bang_huu_officer)
    refused = unit.post(f"{path}tai-lieu/them/check/", {"note": "Trang 3"}).content.decode()
    assert 'value="Trang 3"' in refused
    sent = {"file": SimpleUploadedFile("bao-cao.pdf", b"%PDF"), "note": "Trang 3"}
    page = unit.post(f"{path}tai-lieu/them/check/", sent, follow=True).content.decode()
    assert "bao-cao.pdf" in page and "Trang 3" in page
    file = CardEvidence.objects.get()
    assert b"".join(as_user(cast.officer).get(f"{path}tai-lieu/{file.pk}/")) == b"%PDF"  # type: ignore[arg-type]
    assert as_user(cast.nhan_ly_officer).get(f"{path}tai-lieu/{file.pk}/").status_code == 404
    assert as_user(cast.officer).get(f"{path}tai-lieu/{file.pk}/go/").status_code == 403
    as_user(cast.bang_huu_officer).post(f"{path}tai-lieu/{file.pk}/go/", {"reason": "Nhầm tệp"})
    assert CardEvidence.objects.get().removed_at is not None


def test_one_line_is_sent_back_and_written_anew_while_the_rest_stays(cast: Cast, as_user: AsUser) -> None:
    row = crossing(cast)
    path, mark = card_path(row, cast.bang_huu), Mark.objects.get(criterion="check")
    officer = as_user(cast.officer)
    assert f"dong/{mark.pk}/tra-lai/" in officer.get(path).content.decode()
    officer.post(f"{path}dong/{mark.pk}/tra-lai/", {"reason": "Thiếu báo cáo"})
    page = as_user(cast.bang_huu_officer).get(path).content.decode()
    assert 'name="m-check"' in page and "Thiếu báo cáo" in page
    assert 'name="m-yes"' not in page
    as_user(cast.bang_huu_officer).post(path, {"m-check": "16", "r-check": "Theo báo cáo"})
    mark.refresh_from_db()
    assert (mark.measure, mark.returned) == (16, False)
    assert "18 → 16: Theo báo cáo" in as_user(cast.officer).get(path).content.decode()


def test_what_peers_write_is_not_seen_by_other_peers_while_they_score(cast: Cast, as_user: AsUser) -> None:
    path = card_path(crossing(cast), cast.bang_huu)
    as_user(cast.nhan_ly_officer).post(path, {"m-cross": "11", "r-cross": "Chưa rõ"})
    assert "Chưa rõ" in as_user(cast.officer).get(path).content.decode()
    assert "Chưa rõ" not in as_user(cast.bang_mac_officer).get(path).content.decode()


def test_a_fact_behind_a_gate_is_noted_with_its_source_and_withdrawn(cast: Cast, as_user: AsUser) -> None:
    path, officer = card_path(opened(cast), cast.nhan_ly), as_user(cast.officer)
    officer.post(f"{path}liet/", {"gate": "leader", "reason": "Quyết định 12"})
    page = officer.get(path).content.decode()
    assert "Quyết định 12" in page and "Vi phạm" in page
    fact = GateFact.objects.get()
    assert as_user(cast.nhan_ly_officer).get(f"{path}liet/{fact.pk}/rut/").status_code == 403
    as_user(cast.officer).post(f"{path}liet/{fact.pk}/rut/", {"reason": "Quyết định bị hủy"})
    assert GateFact.objects.get().withdrawn_on == cast.on


def appealed(cast: Cast, as_user: AsUser, claimed: str = "20") -> str:
    """The address of the answer to an appeal of Bằng Hữu."""
    path = card_path(published(cast), cast.bang_huu)
    as_user(cast.bang_huu_officer).post(f"{path}kien-nghi/check/", {"claimed": claimed, "text": "Có quyết định"})
    return f"{path}kien-nghi/{Appeal.objects.get().pk}/"


def test_an_appeal_is_accepted_in_part_with_the_number_that_counts(cast: Cast, as_user: AsUser) -> None:
    path, officer = appealed(cast, as_user), as_user(cast.officer)
    page = officer.get(f"{path}tra-loi/").content.decode()
    assert "Có quyết định" in page and "30/03/2024" in page
    refused = officer.post(f"{path}tra-loi/", {"quyet-dinh": "chap-nhan", "measure": "25", "answer": "Đúng một phần"})
    assert "Hãy chấm từ 0 đến 20 điểm" in refused.content.decode()
    officer.post(f"{path}tra-loi/", {"quyet-dinh": "chap-nhan", "measure": "19", "answer": "Đúng một phần"})
    assert Appeal.objects.get().state == "accepted"
    assert Mark.objects.get(stage="appraisal").measure == 19


def test_an_appeal_is_rejected_with_a_reason_that_the_unit_reads(cast: Cast, as_user: AsUser) -> None:
    path = appealed(cast, as_user)
    as_user(cast.officer).post(f"{path}tra-loi/", {"quyet-dinh": "tu-choi", "answer": "Quyết định ban hành sau"})
    assert Appeal.objects.get().state == "rejected"
    assert not Mark.objects.filter(stage="appraisal").exists()
    own = path.partition("kien-nghi")[0]
    assert "Quyết định ban hành sau" in as_user(cast.bang_huu_officer).get(own).content.decode()


def test_an_appeal_that_does_not_fit_the_line_is_refused_and_kept_on_the_page(cast: Cast, as_user: AsUser) -> None:
    path = card_path(published(cast), cast.bang_huu)
    sent = {"claimed": "21", "text": "Có quyết định"}
    page = as_user(cast.bang_huu_officer).post(f"{path}kien-nghi/check/", sent).content.decode()
    assert "Hãy chấm từ 0 đến 20 điểm" in page and "Có quyết định" in page
    assert not Appeal.objects.exists()


def test_a_unit_withdraws_its_appeal_and_nobody_elses(cast: Cast, as_user: AsUser) -> None:
    path = appealed(cast, as_user)
    assert as_user(cast.nhan_ly_officer).post(f"{path}rut/").status_code == 404
    as_user(cast.bang_huu_officer).post(f"{path}rut/")
    assert Appeal.objects.get().state == "withdrawn"


def test_the_line_says_what_doubt_does_to_it(cast: Cast, as_user: AsUser) -> None:
    row = opened(cast)
    self_score(row, cast.bang_huu, cast.bang_huu_officer, 18, cast.on)
    page = as_user(cast.officer).get(card_path(row, cast.bang_huu)).content.decode()
    assert "50 điểm ra khỏi mẫu số." in page
    assert "Vẫn tính điểm; có thể từ 17,1 đến 18,9." in page
    other = as_user(cast.officer).get(card_path(row, cast.nhan_ly)).content.decode()
    assert "Tạm tính 0, còn có thể được tới 20 điểm." in other
    assert card_of(row, cast.bang_huu).state == "open"
