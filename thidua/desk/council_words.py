"""The words of the ledger for councils, meetings and ballots."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "ballot.cast": _("Bỏ phiếu"),
    "ballot.closed": _("Khóa hòm phiếu"),
    "ballot.key_taken": _("Nhận mã mở hòm phiếu"),
    "ballot.key_turned": _("Mở khóa hòm phiếu"),
    "ballot.opened": _("Mở bỏ phiếu"),
    "ballot.prepared": _("Lập hòm phiếu"),
    "ballot.voided": _("Hủy hòm phiếu"),
    "council.formed": _("Lập Hội đồng"),
    "council.member_left": _("Thành viên rời Hội đồng"),
    "council.member_seated": _("Thêm thành viên Hội đồng"),
    "meeting.called": _("Triệu tập phiên họp"),
    "meeting.cancelled": _("Hủy phiên họp"),
    "meeting.changed": _("Sửa phiên họp"),
    "meeting.conflict_declared": _("Khai xung đột lợi ích"),
    "meeting.conflicts_noted": _("Ghi xung đột lợi ích"),
    "meeting.ended": _("Kết thúc phiên họp"),
    "meeting.item_added": _("Thêm nội dung họp"),
    "meeting.item_taken_off": _("Rút nội dung họp"),
    "meeting.members_told": _("Gửi lời mời họp"),
    "meeting.paper_added": _("Thêm tài liệu họp"),
    "meeting.paper_written": _("Soạn văn bản của phiên họp"),
    "meeting.presence_changed": _("Ghi đến muộn, về sớm"),
    "meeting.started": _("Khai mạc phiên họp"),
    "meeting.vote_repeated": _("Bỏ phiếu lại"),
    "meeting.voted_openly": _("Biểu quyết công khai"),
    "review.given": _("Cho điểm, nhận xét trước khi bỏ phiếu"),
}
"""By audit code."""

FIELDS = {
    "begins_at": _("Giờ họp"),
    "conflicts": _("Số xung đột lợi ích"),
    "council": _("Hội đồng"),
    "items": _("Nội dung bỏ phiếu"),
    "held_on": _("Ngày họp"),
    "keys": _("Số khóa đã mở"),
    "meeting_day": _("Ngày họp"),
    "member": _("Thành viên Hội đồng"),
    "needed": _("Số khóa cần"),
    "officers": _("Người giữ khóa"),
    "present": _("Có mặt"),
    "roots": _("Mã niêm phong hòm phiếu"),
    "round": _("Lần bỏ phiếu"),
    "threshold": _("Số người cùng mở"),
    "vote_result": _("Kết quả bỏ phiếu"),
    "voters": _("Số người bỏ phiếu"),
}
"""By the name of the field in the ledger."""
