"""A launch document from the upload to the adopted campaign and back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from tests.campaigns.conftest import TODAY, Cast, codes_since, last_seq
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.actions.adopt import adopt, undo_adoption
from thidua.campaigns.actions.compose import drop_campaign, restore_campaign
from thidua.campaigns.actions.review import redo_edit, save_draft, undo_edit
from thidua.campaigns.logic.worksheet import worksheet_from
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.campaigns.queries import board_of, campaign_page
from thidua.core import jobs
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import Job, Notice
from thidua.documents.actions.intake import drop_intake, reread_document, restore_intake, upload_document
from thidua.documents.models import Intake

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN CHI LĂNG

Số: /PĐ-UBND

Chi Lăng, ngày 05 tháng 01 năm 2024

PHÁT ĐỘNG

Phong trào thi đua thực hiện nhiệm vụ năm 2024

1. Mục tiêu thi đua

Các chỉ tiêu chủ yếu

a) Các chỉ tiêu môi trường

- Trồng rừng mới 1.100 ha.

- Tỷ lệ hộ nghèo giảm 3%.

- Xây dựng thêm 01 xã đạt chuẩn nông thôn mới (xã Chi Lăng).

2. Nội dung thi đua

Đẩy mạnh phong trào thi đua “Quyết thắng”.

3. Thời gian thi đua

Từ ngày phát động đến hết ngày 31 tháng 12 năm 2024.

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Vi Nông Trường
"""


def put_in(cast: Cast, text: str = TEXT, name: str = "phát động 2024.txt") -> Intake:
    return upload_document(ContentFile(text.encode(), name), organisation=cast.district, by=cast.officer, on=TODAY)


def read(cast: Cast, text: str = TEXT, name: str = "phát động 2024.txt") -> Intake:
    intake = put_in(cast, text, name)
    jobs.run(Job.objects.latest("pk").pk)
    intake.refresh_from_db()
    return intake


def saved(intake: Intake, cast: Cast, *operations: dict[str, object]) -> Intake:
    save_draft(intake, operations, version=intake.version, by=cast.officer, on=TODAY)
    return Intake.objects.select_related("organisation", "file").get(pk=intake.pk)


def test_an_uploaded_document_is_read_in_the_background_and_its_owner_is_told(cast: Cast) -> None:
    seq = last_seq()
    intake = read(cast)
    assert (intake.code, intake.state, intake.file_name) == ("TN-2024-0001", "read", "phát động 2024.txt")
    draft = worksheet_from(intake.draft).draft
    assert [(str(t.value), t.unit) for t in draft.targets] == [("1100", "ha"), ("3", "%"), ("1", "xã")]
    assert all(intake.text[slice(*t.span)] == t.text for t in draft.targets if t.span)
    assert codes_since(seq) == ["intake.uploaded", "intake.read"]
    assert Job.objects.latest("pk").state == "done"
    assert Notice.objects.get(recipient="user:chuyenvien").text.endswith("3 chỉ tiêu. Mời rà soát.")


def test_a_field_of_the_head_can_be_lit_up_in_the_source(cast: Cast) -> None:
    intake = read(cast)
    spans = {row.field: row.span for row in worksheet_from(intake.draft).draft.doc_spans}
    assert intake.text[slice(*spans["signer_name"])] == "Vi Nông Trường"


def test_a_file_that_cannot_be_read_is_kept_with_the_reason_and_can_be_read_again(cast: Cast) -> None:
    intake = read(cast, "   \n ", "trống.txt")
    assert (intake.state, "rỗng" in intake.error) == ("failed", True)
    again = reread_document(intake, by=cast.officer, on=TODAY)
    assert (again.state, again.error) == ("reading", "")


def test_running_the_same_job_twice_reads_once(cast: Cast) -> None:
    intake = read(cast)
    Job.objects.update(state="ready")
    jobs.run(Job.objects.latest("pk").pk)
    intake.refresh_from_db()
    assert (intake.state, Job.objects.latest("pk").message) == ("read", "Văn bản đã được đọc.")


def test_the_same_file_is_taken_in_once(cast: Cast) -> None:
    first = put_in(cast)
    with pytest.raises(Conflict, match=first.code):
        put_in(cast, name="tên khác.txt")


def test_an_empty_or_huge_file_is_refused_before_it_is_stored(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Tệp rỗng"):
        put_in(cast, "")
    huge = ContentFile(b"x", "to.pdf")
    huge.size = 2**30
    with pytest.raises(Invalid, match="30 MB"):
        upload_document(huge, organisation=cast.district, by=cast.officer, on=TODAY)


def test_only_those_who_work_with_the_papers_of_a_unit_put_files_in(cast: Cast) -> None:
    for user in (cast.head, cast.next_door, cast.auditor, cast.admin, cast.stranger):
        with pytest.raises(NotAllowed):
            upload_document(ContentFile(b"x", "a.txt"), organisation=cast.district, by=user, on=TODAY)


def test_a_dropped_intake_comes_back_with_its_draft(cast: Cast) -> None:
    intake = read(cast)
    dropped = drop_intake(intake, reason="Nhầm văn bản", by=cast.officer, on=TODAY)
    assert (dropped.state, dropped.drop_reason) == ("dropped", "Nhầm văn bản")
    with pytest.raises(NotAllowed, match="Đã bỏ"):
        drop_intake(dropped, reason="", by=cast.officer, on=TODAY)
    back = restore_intake(dropped, by=cast.officer, on=TODAY)
    assert (back.state, back.draft) == ("read", intake.draft)


def test_a_dropped_intake_put_in_anew_is_not_restored_beside_it(cast: Cast) -> None:
    dropped = drop_intake(read(cast), reason="", by=cast.officer, on=TODAY)
    new = put_in(cast)
    with pytest.raises(Conflict, match=new.code):
        restore_intake(dropped, by=cast.officer, on=TODAY)


def test_corrections_are_kept_one_by_one_and_undone_one_by_one(cast: Cast) -> None:
    intake = read(cast)
    seq = last_seq()
    theme = {"op": "edit_doc", "field": "theme", "value": "Kỷ cương"}
    draft = save_draft(intake, [theme], version=intake.version, by=cast.officer, on=TODAY)
    assert draft.doc.theme == "Kỷ cương"
    assert undo_edit(intake, version=intake.version, by=cast.officer, on=TODAY).doc.theme == ""
    assert redo_edit(intake, version=intake.version, by=cast.officer, on=TODAY).doc.theme == "Kỷ cương"
    assert codes_since(seq) == ["draft.edited", "draft.undone", "draft.redone"]


def test_two_reviewers_find_out_about_each_other_and_nothing_is_lost(cast: Cast) -> None:
    intake = read(cast)
    version = intake.version
    theirs = {"op": "edit_doc", "field": "theme", "value": "một"}
    save_draft(intake, [theirs], version=version, by=cast.leader, on=TODAY)
    with pytest.raises(Conflict, match="vẫn còn trên màn hình"):
        save_draft(intake, [theirs | {"value": "hai"}], version=version, by=cast.officer, on=TODAY)
    intake.refresh_from_db()
    assert worksheet_from(intake.draft).draft.doc.theme == "một"


def test_an_operation_that_does_not_fit_changes_nothing(cast: Cast) -> None:
    intake = read(cast)
    good = {"op": "edit_doc", "field": "theme", "value": "một"}
    with pytest.raises(Invalid, match="tải lại trang"):
        save_draft(intake, [good, {"op": "burn"}], version=intake.version, by=cast.officer, on=TODAY)
    intake.refresh_from_db()
    assert worksheet_from(intake.draft).draft.doc.theme == ""


def test_adoption_makes_the_whole_campaign_in_one_step_with_one_line(cast: Cast, forest: Indicator) -> None:
    intake = read(cast)
    first, poverty, _commune = (t.id for t in worksheet_from(intake.draft).draft.targets)
    new = {"name": "Tỷ lệ hộ nghèo", "unit": "%", "direction": "lower", "group": "social"}
    intake = saved(
        intake,
        cast,
        {"op": "choose_indicator", "id": first, "code": "MT-01"},
        {"op": "new_indicator", "id": poverty, "indicator": new},
    )
    seq = last_seq()
    campaign = adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    assert codes_since(seq) == ["campaign.adopted"]
    assert (campaign.signed_on, campaign.starts, campaign.ends) == (
        date(2024, 1, 5),
        date(2024, 1, 5),
        date(2024, 12, 31),
    )
    planted, poor, standard = Target.objects.filter(campaign=campaign)
    assert (planted.code, planted.meets, planted.owner) == ("PT-2024-001/01", "at_least", cast.department)
    assert poor.indicator is not None
    assert (poor.indicator.code, poor.indicator.direction, poor.change) == ("CT-001", "lower", "points")
    assert [(u.text, u.organisation) for u in standard.named_units.all()] == [("xã Chi Lăng", cast.chi_lang)]
    page = campaign_page(cast.officer, TODAY).get(pk=campaign.pk)
    assert [m.name for m in page.movements.all()] == ["Quyết thắng"]
    assert [r.line for r in page.recipientlines.all()] == ["Sở Nội vụ", "Lưu: VT"]
    assert {p.organisation for p in board_of(campaign).rows} == {cast.chi_lang, cast.dong_mo, cast.department}
    intake.refresh_from_db()
    assert (intake.state, intake.adopted_as) == ("adopted", "campaign:PT-2024-001")


def test_an_intake_is_adopted_once(cast: Cast) -> None:
    intake = read(cast)
    adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    with pytest.raises(Conflict):
        adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    intake.refresh_from_db()
    with pytest.raises(NotAllowed, match="Đã tiếp nhận"):
        adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    assert Campaign.objects.count() == 1


def test_a_draft_with_a_blocking_problem_is_not_adopted(cast: Cast) -> None:
    intake = saved(read(cast), cast, {"op": "edit_doc", "field": "title", "value": " "})
    with pytest.raises(Invalid, match="chưa có trích yếu"):
        adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    with pytest.raises(Conflict):
        adopt(intake, version=intake.version - 1, by=cast.officer, on=TODAY)
    assert Campaign.objects.count() == 0


def test_an_adoption_is_taken_back_and_made_anew(cast: Cast) -> None:
    intake = read(cast)
    campaign = adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    seq = last_seq()
    back = undo_adoption(campaign, by=cast.officer, on=TODAY)
    assert (back.state, back.adopted_as, codes_since(seq)) == ("read", "", ["campaign.adoption_undone"])
    campaign.refresh_from_db()
    with pytest.raises(Conflict, match="bàn rà soát"):
        restore_campaign(campaign, by=cast.officer, on=TODAY)
    assert adopt(back, version=back.version, by=cast.officer, on=TODAY).code == "PT-2024-002"


def test_an_adoption_stays_when_something_hangs_on_it(cast: Cast) -> None:
    intake = read(cast)
    campaign = adopt(intake, version=intake.version, by=cast.officer, on=TODAY)
    first = Target.objects.filter(campaign=campaign)[0]
    allocate_target(first, [ShareFacts(cast.chi_lang, first.value)], by=cast.officer, on=TODAY)
    with pytest.raises(Conflict, match="phân bổ"):
        undo_adoption(campaign, by=cast.officer, on=TODAY)
    with pytest.raises(Conflict, match="Hoàn tác tiếp nhận"):
        drop_campaign(campaign, reason="", by=cast.officer, on=TODAY)


def test_a_hand_made_campaign_has_no_adoption_to_undo(cast: Cast, draft: Campaign) -> None:
    with pytest.raises(NotAllowed, match="không tạo từ văn bản"):
        undo_adoption(draft, by=cast.officer, on=TODAY)
