"""Documents made up for property tests: Vietnamese words in every place a document has."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Picture,
    Secrecy,
    Signature,
    Table,
    Urgency,
)

WORDS = (
    "thi", "đua", "phong", "trào", "nông", "thôn", "mới", "năm", "2026", "kinh", "tế", "-", "xã", "hội", "Chi", "Lăng",
    "đạt", "3.130,5", "tỷ", "đồng,", "98,5%", "giảm", "12/KH-UBND", "(có",
    "danh", "sách)", "“Đoàn", "kết”;", "a)",
    "1.", "1.1.", "Điều", "I.", "quý", "I/2026", "ngày", "05", "tháng", "02", "năm.", "Kính",
    "gửi:", "Số:", "Nơi", "nhận:",
    "Phụ", "lục", "kinh tế-xã hội", "nghĩa", "vụ", "quốc-phòng", "–", "…", "±5", "m²", "văn phòng/đơn vị", "ĐẨY",
    "MẠNH", "Ủy",
    "ban", "nhân", "dân", "Hình", "1.", "về", "việc", "thực", "hiện", "v.v.", "email@langson.gov.vn",
    "“", "!", "?",
)  # fmt: skip
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐHNTƯ0123456789.,;:-/()%“”"

words = st.one_of(st.sampled_from(WORDS), st.text(LETTERS, min_size=1, max_size=9))
names = st.lists(st.sampled_from(("Hoàng", "Văn", "Lực", "Nông", "Thị", "Hạnh", "Đức")), min_size=2, max_size=4).map(
    " ".join
)
offices = st.sampled_from(
    ("Chủ tịch", "Phó Chủ tịch", "Trưởng phòng", "Q. Chủ tịch", "Chủ tịch Hội đồng Thi đua - Khen thưởng xã Chi Lăng")
)
authorities = st.sampled_from(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "TL. Chủ tịch", "TUQ. Chủ tịch"))
bodies = st.sampled_from(
    ("Ủy ban nhân dân xã Chi Lăng", "Hội đồng nhân dân phường Đông Kinh", "Sở Nội vụ", "Ban Chỉ đạo 35 xã Vạn Linh",
     "Hội đồng Thi đua - Khen thưởng", "Trường Trung học cơ sở xã Quan Sơn")
)  # fmt: skip


def texts(longest: int = 12) -> st.SearchStrategy[str]:
    """Some words; never only marks that a list takes off."""
    return st.lists(words, min_size=1, max_size=longest).map(lambda some: " ".join(["Nội", *some]))


def loose_texts(longest: int) -> st.SearchStrategy[str]:
    """Words that may begin like a point or a bullet."""
    return st.lists(words, min_size=1, max_size=longest).map(" ".join).filter(str.strip)


NUMBERS = {
    Level.PART: ("I", "II", "IV"),
    Level.CHAPTER: ("I", "IX"),
    Level.DIVISION: ("1", "12"),
    Level.SECTION: ("I", "III", "A", "B"),
    Level.ARTICLE: ("1", "12", "5a"),
    Level.CLAUSE: ("1", "23"),
    Level.SUBCLAUSE: ("1.1", "2.10", "1.2.3"),
    Level.POINT: ("a", "đ", "z"),
}


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    level = draw(st.sampled_from(Level))
    return Heading(level, draw(st.sampled_from(NUMBERS[level])), draw(texts(20)), titled=draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 6))
    cells = st.one_of(st.just(""), st.sampled_from(("1", "3.130,5", "84,770", "-", "+ 5%")), loose_texts(8))
    rows = draw(st.lists(st.tuples(*[cells] * columns), max_size=30))
    shares = draw(st.lists(st.integers(5, 40), min_size=columns, max_size=columns))
    sides = draw(st.lists(st.sampled_from(Align), min_size=columns, max_size=columns))
    return Table(draw(st.tuples(*[cells] * columns)), tuple(rows), tuple(shares), tuple(sides))


elements: st.SearchStrategy[Element] = st.one_of(
    headings(),
    st.builds(Paragraph, loose_texts(60), st.booleans()),
    st.builds(Paragraph, loose_texts(200)),
    tables(),
    st.builds(Picture, texts(20), st.integers(20, 100)),
)
signatures = st.builds(
    Signature, offices, st.one_of(names, st.just("")), st.lists(authorities, max_size=2, unique=True).map(tuple)
)
appendices = st.builds(
    Appendix,
    st.sampled_from(("I", "II", "01")),
    texts(20),
    st.lists(elements, max_size=4).map(tuple),
    st.booleans(),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    kind = draw(st.sampled_from(Kind))
    decision = kind is Kind.DECISION
    return Document(
        kind=kind,
        parent=draw(st.one_of(st.just(""), bodies)),
        issuer=draw(bodies),
        symbol=draw(st.sampled_from(("KH-UBND", "UBND-VHXH", "QyĐ-HĐND", "CTr-UBND", "TTr-HĐTĐKT"))),
        place=draw(st.sampled_from(("Chi Lăng", "Lạng Sơn", "Thành phố Hồ Chí Minh"))),
        abstract=draw(texts(25) if decision else st.one_of(st.just(""), texts(25))),
        signatures=tuple(draw(st.lists(signatures, min_size=1, max_size=5))),
        number=draw(st.one_of(st.none(), st.integers(1, 1200))),
        day=draw(st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2030, 12, 31)))),
        addressed_to=tuple(draw(st.lists(texts(12), max_size=3))),
        deciding=draw(bodies) if decision else "",
        bases=tuple(draw(st.lists(texts(30), max_size=3))),
        body=tuple(draw(st.lists(elements, max_size=10))),
        recipients=tuple(draw(st.lists(texts(15), max_size=5))),
        appendices=tuple(draw(st.lists(appendices, max_size=2))),
        urgency=draw(st.sampled_from(Urgency)),
        secrecy=draw(st.sampled_from(Secrecy)),
        meta=draw(st.sampled_from(((), (("campaign", "CL-2026"),), (("campaign", "CL-2026"), ("report", "Q1 2026"))))),
    )
