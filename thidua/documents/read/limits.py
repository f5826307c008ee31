"""How much of an unknown file the readers are willing to take in."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core.logic.values import frozen

MEGABYTE = 1024 * 1024


@frozen
class Limits:
    """Bounds that no honest administrative document comes near; each is checked before the work it would cost."""

    file_bytes: int = 30 * MEGABYTE
    text_file_bytes: int = 4 * MEGABYTE
    zip_entries: int = 2_000
    unpacked_bytes: int = 200 * MEGABYTE  # all members of a package together, as declared
    part_bytes: int = 24 * MEGABYTE  # one XML part, as really unpacked
    compression_ratio: int = 200  # real WordprocessingML packs 10 to 40 times
    ratio_free_bytes: int = MEGABYTE  # members smaller than this may have any ratio
    pages: int = 400
    characters: int = 1_500_000
    blocks: int = 50_000  # paragraphs and table rows
    cells: int = 60_000
    page_objects: int = 60_000  # drawn objects of a PDF looked at for rules
    scan_pages: int = 0  # pages read from pictures; the engines run in a limited process only, which allows some
    before_scans: Callable[[int], None] | None = None  # told how many pages before the engines are loaded


LIMITS = Limits()
MOST_SCAN_PAGES = 120
