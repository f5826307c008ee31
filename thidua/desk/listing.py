"""A list page in one call: filter, sort, page, or the same rows as Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Page as DjangoPage
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django_tables2 import RequestConfig

from thidua.core import exports
from thidua.core.filtering import HouseFilters
from thidua.core.logic.text import fold
from thidua.core.tables import PAGE_SIZES, SIZE_FIELD, HouseTable

EXPORT_FIELD = "xuat"
WIDEST = 60
Row = TypeVar("Row", bound=Model)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list ready to be shown. ``workbook`` is set when Excel was asked for, and is then the whole answer."""

    table: HouseTable
    filters: HouseFilters | None
    workbook: HttpResponse | None = None

    @property
    def is_filtered(self) -> bool:
        return self.filters is not None and self.filters.in_use


def make_listing(
    request: HttpRequest,
    table_class: type[HouseTable],
    rows: QuerySet,  # type: ignore[type-arg]  # rows of any model
    filters_class: type[HouseFilters] | None = None,
    *,
    title: str,
) -> Listing:
    """Build the list of ``rows``. ``title`` heads the workbook and names its file."""
    filters = filters_class(request.GET or None, rows, request=request) if filters_class else None
    shown = filters.qs if filters is not None else rows
    table = table_class(shown)
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        RequestConfig(request, paginate=False).configure(table)
        return Listing(table, filters, _workbook(table, title))
    RequestConfig(request, paginate={"per_page": _page_size(request)}).configure(table)
    return Listing(table, filters)


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """One page of rows that stand in a table of their own kind; ``core/_pager.html`` takes it in place of a table."""

    paginator: Paginator[Row]
    page: DjangoPage[Row]
    page_sizes: tuple[int, ...] = PAGE_SIZES

    @property
    def rows(self) -> list[Row]:
        """The rows of the page. They are read once for each asking."""
        return list(self.page.object_list)

    @property
    def shown_pages(self) -> list[int | str]:
        """The page numbers to offer, the far ones left out."""
        return list(self.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1))


def paged(request: HttpRequest, rows: QuerySet[Row]) -> Paged[Row]:
    """The page that the address asks for, in the sizes of every list; the nearest one where there is none."""
    paginator = Paginator(rows, _page_size(request))
    return Paged(paginator, paginator.get_page(request.GET.get(HouseTable.Meta.page_field)))


def _page_size(request: HttpRequest) -> int:
    asked = request.GET.get(SIZE_FIELD, "")
    return int(asked) if asked in map(str, PAGE_SIZES) else PAGE_SIZES[0]


def _workbook(table: HouseTable, title: str) -> HttpResponse:
    header, *lines = table.as_values(exclude_columns=("actions",))
    names = ["STT", *map(str, header)]
    rows = [[number, *line] for number, line in enumerate(lines, start=1)]
    columns = [(name, _width([name, *(row[place] for row in rows)])) for place, name in enumerate(names)]
    content = exports.workbook(exports.Sheet(title, title, columns, rows))
    return download(content, title)


def _width(cells: Sequence[object]) -> int:
    return min(max(len(str(cell)) for cell in cells) + 2, WIDEST)


def download(content: bytes, title: str) -> HttpResponse:
    """Send a workbook; its file name is the title in ASCII letters."""
    name = f"{slugify(fold(title))}.xlsx"
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
