"""Names of bodies in a letterhead: which lines begin a body and which go on with its name."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.documents.logic.passage import fold

# Words that begin the name of a body, without diacritics.
_HEADS = (
    "ubnd", "uy ban", "hdnd", "hoi dong", "so ", "phong ", "ban ", "hoi ", "lien doan", "tong lien doan", "cong doan",
    "truong ", "benh vien", "trung tam", "cong ty", "tong cong ty", "tap doan", "bo ", "cuc ", "tong cuc", "chi cuc",
    "dang bo", "dang uy", "dang doan", "huyen uy", "tinh uy", "thanh uy", "thi uy", "quan uy", "chi bo", "cum ", "khoi ",
    "doan ", "tinh doan", "huyen doan", "thanh doan", "quan doan", "thi doan", "xa doan", "mat tran", "vien ",
    "ngan hang", "kho bac", "cong an", "toa an", "van phong", "tram ", "hop tac xa", "lien minh", "dai ", "bao hiem",
    "hoc vien", "dai hoc", "xi nghiep", "nha may", "chi nhanh", "thanh tra", "tieu doan", "trung doan", "su doan",
    "lien hiep", "quy ", "bao ", "thu vien", "bao tang", "nha khach", "vuon quoc gia", "hat ", "doi ", "to chuc",
    "ubmttq", "uy ban mttq", "mttq", "lien doi", "co quan", "cac co quan", "thuong truc", "chu tich ", "dien luc",
    "buu dien", "vnpt", "trai ", "bch ", "btv ", "khu ", "noi cac", "quoc hoi", "chinh phu", "thu tuong",
)  # fmt: skip
# Names that say nothing without the place or body that follows.
_INCOMPLETE = frozenset({
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "ban chap hanh", "ban thuong vu", "bch", "ban chi dao",
    "uy ban mat tran to quoc", "uy ban mat tran to quoc viet nam", "uy ban mttq viet nam", "uy ban mttq", "ban chi huy quan su",
    "doan dai bieu quoc hoi", "hoi dong thi dua - khen thuong", "hoi dong thi dua, khen thuong", "chu tich", "dang uy",
    "hoi lien hiep phu nu", "hoi nong dan", "hoi cuu chien binh", "thuong truc", "trung tam", "benh vien da khoa",
})  # fmt: skip
_DANGLING = (" va", ",", " -", " –", " cua", " thuoc")
_PLACES = ("tinh ", "huyen ", "quan ", "thi xa ", "thi tran ", "thanh pho ", "tp ", "tp. ", "tp.", "tx ", "tx.", "xa ", "phuong ",
           "dac khu ", "ap ", "thon ", "khom ")  # fmt: skip


def begins_body(words: str) -> bool:
    """Whether a line begins with a word that bodies are called by (Ủy ban, Sở, Công ty, Huyện ủy …)."""
    return (fold(words).strip(" .*_|") + " ").startswith(_HEADS)


def is_place(words: str) -> bool:
    """``TỈNH BẾN TRE``, ``XÃ PHÙ YÊN``: the place that completes the name above it."""
    return fold(words).startswith(_PLACES) and not begins_body(words)


def bodies(lines: Sequence[str]) -> list[list[int]]:
    """Group the lines of a letterhead into bodies, top down: indexes of the lines of each name."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if groups and _goes_on(lines[groups[-1][-1]], lines, groups[-1], line):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _goes_on(above: str, lines: Sequence[str], group: Sequence[int], line: str) -> bool:
    name = fold(" ".join(lines[at] for at in group)).strip(" .:")
    if fold(above).rstrip().endswith(_DANGLING) or fold(line).startswith(("va ", "- ")):
        return True
    if name in _INCOMPLETE:
        return not (begins_body(line) and fold(line).strip() in _INCOMPLETE and not is_place(line))
    return not begins_body(line)
