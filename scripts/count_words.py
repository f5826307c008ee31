"""Count the Vietnamese syllables and pairs of neighbours in everything the system itself says and knows.

Its messages, screens, catalogues, laws and the demonstration district are written in the language of official papers;
the counts are what wrong accents in scanned documents are mended by. Run again after texts have changed much.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from thidua.documents.logic.passage import fold  # noqa: E402
from thidua.documents.logic.syllables import is_syllable  # noqa: E402

OUT = ROOT / "thidua" / "documents" / "scan" / "data" / "official_words.tsv"
KINDS = {".py", ".html", ".js", ".json", ".txt", ".md", ".po"}
RUN = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+)*")
WORD = re.compile(r"[^\W\d_]+")
STEPPED_OVER = {"NOTICE.txt", "OFL.txt"}
# Python joins strings that stand under each other, and a template's line breaks are blanks.
SEAMS = (re.compile(r"[\"']\s*\n\s*f?[\"']"), re.compile(r"\s+"))


def runs(text: str) -> Iterator[list[str]]:
    """Runs of syllables with nothing but blanks and commas between them, at least one of them with an accent."""
    text = unicodedata.normalize("NFC", text)
    text = SEAMS[1].sub(" ", SEAMS[0].sub("", text))
    for found in RUN.finditer(text):
        words = [word.lower() for word in WORD.findall(found[0])]
        if any(word != fold(word) for word in words):
            yield words


def main() -> int:
    singles: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for path in sorted((ROOT / "thidua").rglob("*")):
        if path.suffix not in KINDS or path.name in STEPPED_OVER or path.name == "djangojs.po":
            continue
        for words in runs(path.read_text(encoding="utf-8")):
            singles.update(word for word in words if is_syllable(word))
            pairs.update(f"{a} {b}" for a, b in pairwise(words) if is_syllable(a) and is_syllable(b))
    counts = sorted((singles + pairs).items())
    OUT.write_text("".join(f"{words}\t{count}\n" for words, count in counts), encoding="utf-8")
    print(f"{len(singles)} âm tiết, {len(pairs)} cặp, {OUT.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
