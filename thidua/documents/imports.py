"""The list of those who are honoured, from Excel."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.core import exports
from thidua.core.counting import counted
from thidua.core.errors import Invalid
from thidua.core.imports import Findings, read_table
from thidua.core.logic.sheet import CellError, Column, Kind
from thidua.documents.logic.certificate_batches import LONGEST, Grantee, grantee_of

MOST_SHOWN = 8
GUIDE = (
    "Mỗi dòng là một người hoặc một tập thể, theo đúng thứ tự trong quyết định.",
    "Cột để trống (trừ tên) lấy theo thông tin chung của đợt cấp.",
    "Ghi cả cách xưng hô trước tên nếu muốn in, ví dụ “Ông Nguyễn Văn An”.",
)


def grantee_columns() -> list[Column]:
    """The columns of the file."""
    return [
        Column("holder", "Người, tập thể được khen", required=True, longest=LONGEST["holder"], width=34,
               aliases=("Họ và tên", "Họ tên", "Tên", "Cá nhân, tập thể", "Tên tập thể, cá nhân")),
        Column("unit", "Chức vụ, đơn vị", longest=LONGEST["unit"], width=36,
               aliases=("Đơn vị", "Chức vụ, đơn vị công tác", "Đơn vị công tác", "Chức vụ")),
        Column("merit", "Thành tích", longest=LONGEST["merit"], width=50, aliases=("Nội dung thành tích", "Lý do")),
        Column("award", "Hình thức khen thưởng", longest=LONGEST["award"], width=24,
               aliases=("Hình thức", "Danh hiệu", "Danh hiệu, hình thức")),
        Column("decision_number", "Số quyết định", longest=LONGEST["decision_number"], aliases=("Quyết định số",)),
        Column("decision_date", "Ngày quyết định", Kind.DATE),
    ]  # fmt: skip


def grantee_template() -> bytes:
    """The file to fill in."""
    return exports.template("DANH SÁCH KHEN THƯỞNG", grantee_columns(), GUIDE, {})


def imported_grantees(data: bytes) -> list[Grantee]:
    """The people of the file in its order; :class:`Invalid` names the wrong cells as Excel does."""
    columns = grantee_columns()
    _grid, heading, rows = read_table(data, columns)
    errors = [error for row in rows for error in Findings.of(row, heading, columns).errors]
    if errors:
        raise Invalid({"file": _words(errors)})
    return [grantee_of(row.values) for row in rows]


def _words(errors: Sequence[CellError]) -> str:
    named = [_("Ô %(cell)s: %(message)s") % {"cell": e.cell, "message": e.message} for e in errors[:MOST_SHOWN]]
    if len(errors) > MOST_SHOWN:
        named.append(counted("Và %(count)d lỗi khác.", len(errors) - MOST_SHOWN) % {"count": len(errors) - MOST_SHOWN})
    return " ".join(named)
