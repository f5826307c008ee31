"""The words of the ledger: what each deed and each field is called on the screen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.core.templatetags import shown
from thidua.desk import (
    campaign_words,
    certificate_words,
    commendation_words,
    complaint_words,
    council_words,
    decision_words,
    document_words,
    dossier_words,
    exemplar_words,
    honour_batch_words,
    inspection_words,
    movement_words,
    progress_words,
    publicity_words,
    report_words,
    round_words,
    scheme_words,
    scoring_words,
)

DEEDS = {
    "account.created": _("Tạo tài khoản"),
    "account.deactivated": _("Khóa tài khoản"),
    "account.password_changed": _("Đổi mật khẩu"),
    "account.password_reset": _("Cấp lại mật khẩu"),
    "account.person_linked": _("Gắn tài khoản với cá nhân"),
    "account.profile_edited": _("Sửa thông tin tài khoản"),
    "account.reactivated": _("Mở lại tài khoản"),
    "account.recovery_codes_renewed": _("Tạo bộ mã khôi phục mới"),
    "account.second_factor_added": _("Bật xác thực hai lớp"),
    "account.second_factor_removed": _("Tắt xác thực hai lớp"),
    "account.second_factor_reset": _("Gỡ xác thực hai lớp cho chủ tài khoản"),
    "cluster.copied": _("Chép cụm, khối sang năm khác"),
    "cluster.created": _("Lập cụm, khối thi đua"),
    "cluster.deputies_set": _("Cử đơn vị phó cụm, khối"),
    "cluster.edited": _("Sửa cụm, khối thi đua"),
    "cluster.headship_handed_over": _("Bàn giao trưởng cụm, khối"),
    "cluster.members_set": _("Đặt thành viên cụm, khối"),
    "directory.imported": _("Nhập từ Excel"),
    "notice.read": _("Đọc thông báo"),
    "organisation.created": _("Lập đơn vị"),
    "organisation.dissolved": _("Giải thể đơn vị"),
    "organisation.edited": _("Sửa thông tin đơn vị"),
    "organisation.merged": _("Sáp nhập đơn vị"),
    "organisation.placed": _("Chuyển đơn vị cấp trên"),
    "organisation.renamed": _("Đổi tên đơn vị"),
    "organisation.restored": _("Khôi phục đơn vị"),
    "organisation.split": _("Chia tách đơn vị"),
    "person.appointed": _("Ghi chức vụ"),
    "person.edited": _("Sửa thông tin cá nhân"),
    "person.office_ended": _("Kết thúc chức vụ"),
    "person.office_handed_over": _("Bàn giao chức vụ"),
    "person.registered": _("Thêm cá nhân"),
    "person.residents_registered": _("Thêm người dân theo danh sách"),
    "person.restored": _("Đưa cá nhân trở lại danh sách"),
    "person.withdrawn": _("Đưa cá nhân ra khỏi danh sách"),
    "role.ended": _("Thu vai trò"),
    "role.granted": _("Giao vai trò"),
    "session.ended": _("Kết thúc phiên đăng nhập"),
    "session.others_ended": _("Kết thúc các phiên khác"),
    "session.started": _("Đăng nhập"),
}
"""By audit code. A test asks words for every action of the register."""

FIELDS = {
    "address": _("Địa chỉ"),
    "appointments_ended": _("Chức vụ kết thúc"),
    "birth_date": _("Ngày sinh"),
    "cluster_posts_ended": _("Vai trò trong cụm kết thúc"),
    "clusters": _("Cụm, khối"),
    "code": _("Mã"),
    "count": _("Số lượng"),
    "deputies": _("Đơn vị phó"),
    "display_name": _("Tên hiển thị"),
    "effective": _("Hiệu lực từ"),
    "email": _("Thư điện tử"),
    "ethnicity": _("Dân tộc"),
    "file": _("Tệp"),
    "first_password": _("Mật khẩu đầu tiên"),
    "from_year": _("Từ năm"),
    "full_name": _("Họ và tên"),
    "gender": _("Giới tính"),
    "grant": _("Vai trò được giao"),
    "grants_ended": _("Vai trò kết thúc"),
    "head": _("Đơn vị trưởng"),
    "holder": _("Người giữ"),
    "into": _("Thành"),
    "is_active": _("Đang dùng"),
    "kind": _("Loại"),
    "language": _("Ngôn ngữ"),
    "legal_basis": _("Văn bản căn cứ"),
    "members": _("Thành viên"),
    "must_change_password": _("Phải đổi mật khẩu"),
    "name": _("Tên"),
    "official_code": _("Mã đơn vị hành chính"),
    "on": _("Ngày"),
    "organisation": _("Đơn vị"),
    "parent": _("Đơn vị cấp trên"),
    "person": _("Cá nhân"),
    "personal_id": _("Số định danh cá nhân"),
    "phone": _("Điện thoại"),
    "post": _("Chức vụ"),
    "role": _("Vai trò"),
    "roles": _("Các vai trò"),
    "roles_ended": _("Vai trò kết thúc"),
    "roles_moved": _("Vai trò chuyển giao"),
    "short_name": _("Tên viết tắt"),
    "since": _("Từ ngày"),
    "source_remains": _("Đơn vị cũ vẫn còn"),
    "sources": _("Các đơn vị nguồn"),
    "subtree": _("Cả đơn vị trực thuộc"),
    "to_year": _("Sang năm"),
    "units_moved": _("Đơn vị chuyển theo"),
    "valid_from": pgettext_lazy("span", "Bắt đầu"),
    "valid_to": pgettext_lazy("span", "Kết thúc"),
}
"""By the name of the field in the ledger."""


def teach() -> None:
    """Give the filters of the templates these words."""
    rooms = (
        campaign_words,
        certificate_words,
        commendation_words,
        complaint_words,
        council_words,
        decision_words,
        document_words,
        dossier_words,
        exemplar_words,
        honour_batch_words,
        inspection_words,
        movement_words,
        progress_words,
        publicity_words,
        report_words,
        round_words,
        scheme_words,
        scoring_words,
    )
    for room in rooms:
        shown.AUDIT_WORDS.update(room.DEEDS)
        shown.FIELD_WORDS.update(room.FIELDS)
    shown.AUDIT_WORDS.update(DEEDS)
    shown.FIELD_WORDS.update(FIELDS)
    shown.VALUE_WORDS.update(campaign_words.VALUES)
    shown.VALUE_WORDS.update(dossier_words.VALUES)
    shown.VALUE_WORDS.update(scoring_words.VALUES)
    shown.VALUE_WORDS.update(scheme_words.VALUES)
