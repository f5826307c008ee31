"""Build the browser files that are committed, from the packages in package.json (``npm ci --ignore-scripts`` first).

Only maintainers run this. The running system needs neither Node nor this script.
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "thidua" / "core" / "static" / "core" / "vendor"
AXE = ROOT / "tests" / "desk" / "vendor" / "axe.min.js"
SVG = "http://www.w3.org/2000/svg"

SCRIPTS = {
    "htmx.org/dist/htmx.min.js": "htmx.js",
    "@alpinejs/csp/dist/cdn.min.js": "alpine.js",
    "@tabler/core/dist/js/tabler.min.js": "tabler.js",
}
LICENCES = (
    "htmx.org",
    "@alpinejs/csp",
    "@tabler/core",
    "@tabler/icons",
    "@fontsource/be-vietnam-pro",
    "echarts",
    "zrender",
    "tslib",
)
# Packages that declare MIT without carrying its text, and what is bundled in them.
HOLDERS = {
    "@alpinejs/csp": "Copyright (c) 2019-2025 Caleb Porzio and contributors",
    "@tabler/core": "Copyright (c) 2018-2026 The Tabler Authors\n"
    "Contains Bootstrap, copyright (c) 2011-2025 The Bootstrap Authors (MIT),\n"
    "and Popper, copyright (c) 2019 Federico Zivolo (MIT)",
}
WEIGHTS = (400, 500, 600, 700)
# The ranges the two files of each weight cover: Vietnamese letters, and the rest of Latin.
SUBSETS = {
    "vietnamese": "U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, "
    "U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB",
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, "
    "U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
}


def copy_scripts() -> None:
    for source, target in SCRIPTS.items():
        text = (PACKAGES / source).read_text(encoding="utf-8")
        (VENDOR / target).write_text(without_map(text), encoding="utf-8")
    AXE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(PACKAGES / "axe-core" / "axe.min.js", AXE)


def without_map(text: str) -> str:
    """A reference to a map that is not shipped would stop the hashing of file names."""
    return re.sub(r"\n?(//[#@]\s*sourceMappingURL=\S+|/\*[#@]\s*sourceMappingURL=[^*]*\*/)\s*$", "\n", text)


def build_styles() -> None:
    sass = PACKAGES / ".bin" / "sass"
    source = ROOT / "scripts" / "assets" / "tabler.scss"
    command = [sass, "--style=compressed", "--no-source-map", "--quiet-deps", source, VENDOR / "tabler.css"]
    subprocess.run([str(part) for part in command], check=True)


def build_charts() -> None:
    """ECharts with the chart types in ``scripts/assets/echarts.js`` alone: a third of the whole package."""
    source = ROOT / "scripts" / "assets" / "echarts.js"
    command = [PACKAGES / ".bin" / "esbuild", source, "--bundle", "--minify", "--format=iife", "--global-name=echarts"]
    options = ["--target=es2022", "--legal-comments=none", f"--outfile={VENDOR / 'echarts.js'}"]
    subprocess.run([*(str(part) for part in command), *options], check=True)


def copy_fonts() -> None:
    faces = []
    for weight in WEIGHTS:
        for subset, ranges in SUBSETS.items():
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copy(PACKAGES / "@fontsource" / "be-vietnam-pro" / "files" / name, VENDOR / "fonts" / name)
            faces.append(
                "@font-face {\n  font-family: 'Be Vietnam Pro';\n  font-style: normal;\n  font-display: swap;\n"
                f"  font-weight: {weight};\n  src: url('fonts/{name}') format('woff2');\n"
                f"  unicode-range: {ranges};\n}}\n"
            )
    (VENDOR / "fonts.css").write_text("\n".join(faces), encoding="utf-8")


def build_sprite() -> None:
    icons = runpy.run_path(str(ROOT / "thidua" / "core" / "icons.py"))["ICONS"]
    ET.register_namespace("", SVG)
    sprite = ET.Element(f"{{{SVG}}}svg")
    for name in sorted(icons):
        drawing = ET.parse(PACKAGES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg").getroot()
        symbol = ET.SubElement(sprite, f"{{{SVG}}}symbol", {"id": name, "viewBox": "0 0 24 24"})
        symbol.extend(part for part in drawing if part.get("stroke") != "none")
    ET.indent(sprite, "")
    (VENDOR / "icons.svg").write_text(ET.tostring(sprite, encoding="unicode") + "\n", encoding="utf-8")


def collect_licences() -> None:
    parts = []
    for package in LICENCES:
        folder = PACKAGES / package
        version = re.search(r'"version":\s*"([^"]+)"', (folder / "package.json").read_text(encoding="utf-8"))
        text = licence_text(folder) or f"{HOLDERS[package]}\n\n{MIT}"
        parts.append(f"{package} {version[1] if version else ''}\n{'=' * 72}\n{text.strip()}\n")
    (VENDOR / "LICENSES.txt").write_text("\n\n".join(parts), encoding="utf-8")


def licence_text(folder: Path) -> str:
    """The licence of a package with its notice and the licences of what it contains."""
    files = [*sorted(folder.glob("LICEN*"))[:1], *sorted(folder.glob("NOTICE*")), *sorted(folder.glob("licenses/*"))]
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in files)


MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main() -> int:
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    copy_scripts()
    build_styles()
    build_charts()
    copy_fonts()
    build_sprite()
    collect_licences()
    for path in sorted(VENDOR.rglob("*.*")):
        print(f"{path.stat().st_size:>9} {path.relative_to(VENDOR)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
