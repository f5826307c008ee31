"""Vietnamese words for the fields of certificates and what can be wrong with them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thidua.documents.logic.certificate_batches import RowFault
from thidua.documents.logic.certificates import Align, Flaw, Piece

PIECES = {
    Piece.STATE_NAME: _("Quốc hiệu"),
    Piece.MOTTO: _("Tiêu ngữ"),
    Piece.ISSUER: _("Thẩm quyền tặng"),
    Piece.TITLE: _("Tên hình thức"),
    Piece.HOLDER: _("Người, tập thể được khen"),
    Piece.UNIT: _("Chức vụ, đơn vị"),
    Piece.MERIT: _("Thành tích"),
    Piece.DECISION: _("Quyết định"),
    Piece.PLACE_DATE: _("Nơi, ngày"),
    Piece.AUTHORITY: _("Chức vụ người ký"),
    Piece.SIGNER: _("Họ tên người ký"),
    Piece.CODE: _("Mã xác minh"),
    Piece.QR: _("Mã QR"),
}
ALIGNS = {Align.LEFT: _("Trái"), Align.CENTER: _("Giữa"), Align.RIGHT: _("Phải")}
FLAWS = {
    Flaw.OUTSIDE: _("nằm ra ngoài tờ giấy; hãy dời vào trong hoặc thu hẹp"),
    Flaw.TOO_NARROW: _("quá hẹp; chữ cần ít nhất 10 mm, mã QR cần ít nhất 22 mm để máy đọc được"),
    Flaw.LETTERS: _("cỡ chữ phải từ 6 đến 72"),
    Flaw.TWICE: _("được đặt hai lần; chỉ giữ một"),
}
ROW_FAULTS = {
    RowFault.NO_HOLDER: _("thiếu tên người hoặc tập thể được khen"),
    RowFault.NO_MERIT: _("thiếu thành tích; ghi ở dòng này hoặc ghi thành tích chung cho cả đợt"),
    RowFault.TOO_LONG: _("có phần quá dài; tên tối đa 160, đơn vị 250, thành tích 500 ký tự"),
    RowFault.TOO_MANY_PARTS: _("có quá nhiều phần; mỗi dòng chỉ gồm tên; đơn vị; thành tích; hình thức"),
    RowFault.TWICE: _("trùng với một dòng ở trên"),
}
