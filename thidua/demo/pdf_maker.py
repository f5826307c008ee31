"""Sets a launch document as PDF with text under Decree 30/2020, the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import typst

import thidua.documents
from thidua.demo.launch_text import MARK, LaunchText, Style

FONTS = Path(thidua.documents.__file__).parent / "fonts"

_TEMPLATE = r"""
#let d = json(bytes(sys.inputs.document))
#set document(title: d.title, author: "Số liệu minh họa", date: none)
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set page(
  paper: "a4",
  margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 20mm),
  header: context {
    let page = counter(page).get().first()
    if page > 1 { align(center, text(size: 13pt)[#page]) }
  },
  footer: align(center, text(size: 10pt, style: "italic", d.mark)),
)
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#let short-line(width) = line(length: width, stroke: 0.6pt)

#{
  set par(justify: false, spacing: 0.55em)
  grid(
    columns: (38%, 62%),
    row-gutter: 10pt,
    align: center,
    {
      for name in d.issuer { par(text(size: 13pt, weight: "bold", name)) }
      short-line(60pt)
    },
    {
      par(text(size: 12pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM])
      par(text(size: 13pt, weight: "bold")[Độc lập - Tự do - Hạnh phúc])
      short-line(170pt)
    },
    text(size: 13pt, d.number),
    text(size: 13pt, style: "italic", d.place_and_date),
  )
}
#v(10pt)
#{
  set par(justify: false, spacing: 0.6em)
  set align(center)
  par(text(weight: "bold", d.doc_type))
  par(text(weight: "bold", d.title))
  short-line(120pt)
}
#v(6pt)
#for piece in d.body {
  if piece.heading {
    block(sticky: true, par(first-line-indent: (amount: 12.7mm, all: true), text(weight: "bold", piece.text)))
  } else {
    par(first-line-indent: (amount: 12.7mm, all: true), piece.text)
  }
}
#v(12pt)
#block(breakable: false, grid(
  columns: (50%, 50%),
  {
    set par(justify: false, leading: 0.45em, spacing: 0.45em)
    par(text(size: 12pt, weight: "bold", style: "italic")[Nơi nhận:])
    for name in d.recipients { par(text(size: 11pt, "- " + name)) }
  },
  {
    set align(center)
    set par(spacing: 0.5em)
    for line in d.authority { par(text(weight: "bold", line)) }
    v(60pt)
    par(text(weight: "bold", d.signer))
  },
))
"""


def pdf_of(text: LaunchText) -> bytes:
    """The file: A4; margins 20/20/30/20 mm; 14 pt; page number on top from page 2; the mark at every foot."""
    content = {
        "mark": MARK,
        "issuer": text.issuer,
        "number": text.number,
        "place_and_date": text.place_and_date,
        "doc_type": text.doc_type,
        "title": text.title,
        "body": [{"text": p.text, "heading": p.style is Style.HEADING} for p in text.body],
        "recipients": text.recipients,
        "authority": text.authority,
        "signer": text.signer,
    }
    inputs = {"document": json.dumps(content, ensure_ascii=False)}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return bytes(typst.compile(_TEMPLATE.encode(), sys_inputs=inputs, font_paths=fonts, timestamp=0))
