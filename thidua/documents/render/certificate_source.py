"""The typst source of certificates and of the calibration sheet. All words come as data, none as markup."""

from typing import Final

CERTIFICATES: Final = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#set text(font: "Tinos", lang: "vi", hyphenate: false, top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0.35em, spacing: 0.35em, justify: false)
#let mm(text) = float(text) * 1mm
#set page(
  width: mm(d.width), height: mm(d.height), margin: 0pt,
  background: if d.frame != "" { image(bytes(d.frame), format: "svg", width: 100%, height: 100%) },
)
#let one-line = ("state_name", "issuer", "title", "holder", "signer", "code", "place_date")
#let ornate = ("title", "holder")

#let shrunk(words, f) = context {
  let width = mm(f.width)
  let size = float(f.size) * 1pt
  let wanted = measure(text(size: size, words)).width
  text(size: if wanted > width { size * (width / wanted) * 0.99 } else { size }, words)
}

#let shown(f, words) = {
  set align(if f.align == "left" { left } else if f.align == "right" { right } else { center })
  set text(
    weight: if f.bold { "bold" } else { "regular" },
    style: if f.italic { "italic" } else { "normal" },
    fill: if d.ink != "" and f.piece in ornate { rgb(d.ink) } else { black },
  )
  if f.piece in one-line { shrunk(words, f) } else { text(size: float(f.size) * 1pt, words) }
  if f.piece == "motto" { v(1mm, weak: true); line(length: 46mm, stroke: 0.6pt) }
}

#for (number, c) in d.certificates.enumerate() {
  if number > 0 { pagebreak() }
  for f in d.fields {
    let words = c.words.at(f.piece, default: "")
    if f.piece == "qr" {
      place(top + left, dx: mm(f.x), dy: mm(f.y), box(
        fill: white, inset: 1mm,
        image(bytes(c.qr), format: "png", width: mm(f.width) - 2mm, scaling: "pixelated", alt: d.qr_words),
      ))
    } else if words != "" {
      place(top + left, dx: mm(f.x), dy: mm(f.y), block(width: mm(f.width), shown(f, words)))
    }
  }
}
"""

CALIBRATION: Final = r"""
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#set text(font: "Tinos", lang: "vi", size: 10pt, hyphenate: false)
#let mm(text) = float(text) * 1mm
#set page(width: mm(d.width), height: mm(d.height), margin: 0pt)
#let w = float(d.width)
#let h = float(d.height)

#let ruler(length, vertical) = {
  for n in range(0, calc.floor(length) + 1) {
    let tick = if calc.rem(n, 10) == 0 { 5mm } else if calc.rem(n, 5) == 0 { 3.5mm } else { 2mm }
    if vertical {
      place(top + left, dy: n * 1mm, line(length: tick, stroke: 0.15mm))
      if calc.rem(n, 10) == 0 and n > 0 { place(top + left, dx: 5.5mm, dy: n * 1mm - 1.2mm, text(size: 6pt)[#n]) }
    } else {
      place(top + left, dx: n * 1mm, line(angle: 90deg, length: tick, stroke: 0.15mm))
      if calc.rem(n, 10) == 0 and n > 0 { place(top + left, dx: n * 1mm - 1.5mm, dy: 5.5mm, text(size: 6pt)[#n]) }
    }
  }
}
#ruler(w, false)
#ruler(h, true)

#let cross(x, y) = {
  place(top + left, dx: (x - 6) * 1mm, dy: y * 1mm, line(length: 12mm, stroke: 0.15mm))
  place(top + left, dx: x * 1mm, dy: (y - 6) * 1mm, line(angle: 90deg, length: 12mm, stroke: 0.15mm))
  place(top + left, dx: (x - 2) * 1mm, dy: (y - 2) * 1mm, circle(radius: 2mm, stroke: 0.15mm))
}
#for (x, y) in ((20.0, 20.0), (w - 20, 20.0), (20.0, h - 20), (w - 20, h - 20)) { cross(x, y) }

#for f in d.fields {
  let high = if f.piece == "qr" { mm(f.width) } else { float(f.size) * 1pt }
  place(top + left, dx: mm(f.x), dy: mm(f.y), rect(
    width: mm(f.width), height: high, stroke: (thickness: 0.2mm, dash: "dashed"), inset: 1mm,
    text(size: 7pt, f.name + "  " + f.x + " × " + f.y),
  ))
}

#place(top + left, dx: 30mm, dy: 10mm, block(width: (w - 60) * 1mm, {
  text(size: 13pt, weight: "bold", d.title)
  linebreak()
  for line in d.advice { text(size: 9pt, line); linebreak() }
}))
"""
