"""Names of bodies in a letterhead: which lines begin a body and which go on with its name."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.documents.logic.passage import fold

# Words that begin the name of a body.
_HEAD_WORDS = (
    "ubnd", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "sở ", "phòng ", "ban ", "hội ", "liên đoàn", "tổng liên đoàn",
    "công đoàn", "trường ", "bệnh viện", "trung tâm", "công ty", "tổng công ty", "tập đoàn", "bộ ", "cục ",
    "tổng cục", "chi cục", "đảng bộ", "đảng ủy", "đảng uỷ", "đảng đoàn", "huyện ủy", "huyện uỷ", "tỉnh ủy",
    "tỉnh uỷ", "thành ủy", "thành uỷ", "thị ủy", "thị uỷ", "quận ủy", "quận uỷ", "chi bộ", "cụm ", "khối ", "đoàn ",
    "tỉnh đoàn", "huyện đoàn", "thành đoàn", "quận đoàn", "thị đoàn", "xã đoàn", "mặt trận", "viện ", "ngân hàng",
    "kho bạc", "công an", "tòa án", "toà án", "văn phòng", "trạm ", "hợp tác xã", "liên minh", "đài ", "bảo hiểm",
    "học viện", "đại học", "xí nghiệp", "nhà máy", "chi nhánh", "thanh tra", "tiểu đoàn", "trung đoàn", "sư đoàn",
    "liên hiệp", "quỹ ", "báo ", "thư viện", "bảo tàng", "nhà khách", "vườn quốc gia", "hạt ", "đội ", "ubmttq",
    "mttq", "liên đội", "cơ quan", "các cơ quan", "thường trực", "điện lực", "bưu điện", "vnpt", "trại ", "bch ",
    "btv ", "khu quản lý", "quốc hội", "chính phủ", "thủ tướng",
)  # fmt: skip
_HEADS = tuple(fold(word) for word in _HEAD_WORDS)
# Names that say nothing without the place or body that follows.
_COUNCILS_AND_COMMITTEES = frozenset({"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd"})  # a place completes them
_INCOMPLETE = frozenset({
    "ban chap hanh", "ban thuong vu", "bch", "ban chi dao",
    "uy ban mat tran to quoc", "uy ban mat tran to quoc viet nam", "uy ban mttq viet nam", "uy ban mttq",
    "ban chi huy quan su", "doan dai bieu quoc hoi", "hoi dong thi dua - khen thuong",
    "hoi dong thi dua, khen thuong", "dang uy", "hoi lien hiep phu nu", "hoi nong dan", "hoi cuu chien binh",
    "thuong truc", "trung tam", "benh vien da khoa",
})  # fmt: skip
_CLASSES = frozenset({
    "so", "phong", "ban", "hoi", "truong", "vien", "cuc", "bo", "benh vien", "lien doan", "cong doan", "tap doan",
    "cong ty", "tong cong ty", "cong ty co phan", "cong ty tnhh", "cong ty tnhh mtv",
    "cong ty tnhh mot thanh vien", "chi nhanh", "hop tac xa", "dang bo", "chi bo", "cong an",
    "bo chi huy quan su", "xi nghiep", "nha may", "van phong", "cum thi dua", "khoi thi dua", "ban quan ly",
    "ban cong tac", "chi cuc", "hat kiem lam", "doan thanh nien", "lien hiep hoi",
})  # fmt: skip
_OFFICES = frozenset({"chu tich", "bo truong", "giam doc", "thu tuong"})  # a letterhead may name the office itself
_DANGLING = (" va", ",", " -", " –", " cua", " thuoc")


def begins_body(words: str) -> bool:
    """Whether words begin as the name of a body does (Ủy ban, Sở, Công ty, Huyện ủy …).

    Capitals of a scanned letterhead often lose their accents; in running text ``Phong trào`` must not pass for a Phòng.
    """
    plain = words.strip(" .*_|") + " "
    return fold(plain).startswith(_HEADS) if plain.isupper() else plain.lower().startswith(_HEAD_WORDS)


def bodies(lines: Sequence[str]) -> list[list[int]]:
    """Group the lines of a letterhead into bodies, top down: indexes of the lines of each name."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if groups and _goes_on([lines[above] for above in groups[-1]], line, last=at == len(lines) - 1):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _goes_on(above: Sequence[str], line: str, *, last: bool) -> bool:
    name = fold(" ".join(above)).strip(" .:")
    own = fold(line).strip(" .:")
    if fold(above[-1]).rstrip().endswith(_DANGLING) or own.startswith(("va ", "- ")):
        return True
    if name in _OFFICES or name in _CLASSES:
        return True
    if name in _COUNCILS_AND_COMMITTEES:
        return not begins_body(line)
    if name in _INCOMPLETE:
        return not (begins_body(line) and own in _INCOMPLETE)
    # "BỘ NÔNG NGHIỆP VÀ MÔI" / "TRƯỜNG": one word alone at the end is the rest of the line above
    return (last and " " not in own) or not begins_body(line)
