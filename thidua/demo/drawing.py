"""Pictures drawn for the demonstration: no photograph of a real place or person is shown.

Every scene is a wide view of hills and rice fields; a few shapes tell the scenes apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from io import BytesIO
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from django.core.files.base import ContentFile

from thidua.demo.yearly import chance

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 750
FINE: Final = 2  # drawn twice as large and then made smaller: smooth edges
QUALITY: Final = 88
Colour = tuple[int, int, int]
SKY_ABOVE, SKY_BELOW = (116, 178, 222), (240, 246, 236)
FAR, MIDDLE, NEAR, FIELD = (126, 164, 168), (88, 142, 118), (62, 120, 84), (164, 190, 92)
ROAD, WALL, ROOF, DOOR, TRUNK = (222, 214, 198), (246, 236, 214), (182, 74, 56), (122, 84, 60), (112, 84, 62)
FLOWERS: tuple[Colour, ...] = ((226, 72, 92), (246, 190, 62), (244, 240, 236), (216, 106, 168))


class Scene(StrEnum):
    """What is to be seen."""

    FLOWER_LANE = "flower_lane"
    FOREST = "forest"
    VILLAGE_HALL = "village_hall"


def drawn(scene: Scene) -> ContentFile[bytes]:
    """The scene as a JPEG file, the same each time."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - slow import

    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), SKY_BELOW)
    brush = ImageDraw.Draw(image)
    _sky(brush)
    _land(brush)
    FOREGROUNDS[scene](brush)
    stream = BytesIO()
    image.reduce(FINE).save(stream, "JPEG", quality=QUALITY)
    return ContentFile(stream.getvalue(), f"{scene}.jpg")


def _at(*points: tuple[float, float]) -> list[tuple[float, float]]:
    """Points given in a picture of 1200 by 750, as they are drawn."""
    return [(x * FINE, y * FINE) for x, y in points]


def _circle(brush: ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    brush.ellipse(_at((x - radius, y - radius), (x + radius, y + radius)), fill=colour)


def _sky(brush: ImageDraw) -> None:
    bottom = 420 * FINE
    for y in range(bottom):
        share = y / bottom
        colour = tuple(round(a + (b - a) * share) for a, b in zip(SKY_ABOVE, SKY_BELOW, strict=True))
        brush.line([(0, y), (WIDTH * FINE, y)], fill=colour)
    _circle(brush, 960, 130, 52, (255, 232, 160))
    for x, y in ((220, 120), (560, 80), (760, 190)):
        for step, radius in ((-46, 22), (-14, 34), (24, 28), (54, 18)):
            _circle(brush, x + step, y, radius, (250, 252, 252))


def _land(brush: ImageDraw) -> None:
    for name, colour, base, rise in (("far", FAR, 330, 120), ("middle", MIDDLE, 400, 90), ("near", NEAR, 460, 60)):
        ridge = [(x, base - rise * float(chance(name, str(x)))) for x in range(-60, WIDTH + 121, 90)]
        brush.polygon(_at((-60, HEIGHT), *_rounded(ridge), (WIDTH + 120, HEIGHT)), fill=colour)
    brush.polygon(_at((0, 470), (WIDTH, 450), (WIDTH, HEIGHT), (0, HEIGHT)), fill=FIELD)
    for number in range(7):
        y = 480 + number * number * 6
        brush.line(_at((0, y), (WIDTH, y - 18)), fill=(146, 174, 80), width=(2 + number) * FINE)


def _rounded(corners: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The line through the corners, which are cut three times over."""
    points = list(corners)
    for _turn in range(3):
        points = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
            for a, b in pairwise(points)
            for share in (0.25, 0.75)
        ]
    return points


def _flower_lane(brush: ImageDraw) -> None:
    _house(brush, 250, 420, 1.0)
    _house(brush, 900, 405, 0.8)
    brush.polygon(_at((560, 468), (622, 466), (900, HEIGHT), (300, HEIGHT)), fill=ROAD)
    for number in range(60):
        share = (number / 59) ** 2
        y = 474 + share * 276
        for edge in (560 - share * 260 - 16, 622 + share * 278 + 16):
            wave = float(chance("flower", str(number), str(edge))) * 26 * (0.3 + share)
            side = -wave if edge < 590 else wave
            _circle(brush, edge + side, y - 2, 5 + share * 20, (74, 132, 70))
            _circle(brush, edge + side, y - 6 - share * 8, 3 + share * 11, FLOWERS[number % len(FLOWERS)])


def _forest(brush: ImageDraw) -> None:
    for row in range(4):
        y, size = 520 + row * 62, 0.55 + row * 0.22
        for number in range(16 - 2 * row):
            x = (number + (row % 2) / 2) * WIDTH / (15 - 2 * row) + 30 * (float(chance("tree", str(row), str(number))))
            _tree(brush, x, y, size)


def _tree(brush: ImageDraw, x: float, y: float, size: float) -> None:
    brush.rectangle(_at((x - 5 * size, y - 40 * size), (x + 5 * size, y)), fill=TRUNK)
    for step, width in ((30, 44), (66, 36), (100, 26)):
        tip, low = y - (step + 56) * size, y - step * size
        green = (40, 100 + step // 4, 62)
        brush.polygon(_at((x - width * size, low), (x, tip), (x + width * size, low)), fill=green)


def _village_hall(brush: ImageDraw) -> None:
    brush.polygon(_at((340, 600), (860, 600), (1010, HEIGHT), (190, HEIGHT)), fill=ROAD)
    brush.rectangle(_at((330, 410), (870, 604)), fill=WALL)
    brush.polygon(_at((290, 414), (380, 318), (820, 318), (910, 414)), fill=ROOF)
    brush.rectangle(_at((540, 474), (660, 604)), fill=DOOR)
    for x in (380, 460, 700, 780):
        brush.rectangle(_at((x, 470), (x + 52, 548)), fill=(142, 180, 196))
    brush.rectangle(_at((980, 330), (986, 640)), fill=(150, 150, 150))
    brush.rectangle(_at((986, 334), (1076, 394)), fill=(204, 38, 44))
    brush.polygon(_at(*_star(1031, 364, 21)), fill=(252, 214, 40))
    for x in (150, 240, 1080):
        _tree(brush, x, 620, 1.3)


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """The ten corners of a five-pointed star that stands on two of its points."""
    return [
        (x + far * radius * sin(number * pi / 5), y - far * radius * cos(number * pi / 5))
        for number in range(10)
        for far in ((1.0,) if number % 2 == 0 else (0.382,))
    ]


def _house(brush: ImageDraw, x: float, y: float, size: float) -> None:
    brush.rectangle(_at((x - 90 * size, y), (x + 90 * size, y + 90 * size)), fill=WALL)
    brush.polygon(_at((x - 110 * size, y + 4), (x, y - 70 * size), (x + 110 * size, y + 4)), fill=ROOF)
    brush.rectangle(_at((x - 18 * size, y + 34 * size), (x + 18 * size, y + 90 * size)), fill=DOOR)
    for step in (-66, 36):
        window = ((x + step * size, y + 28 * size), (x + (step + 30) * size, y + 60 * size))
        brush.rectangle(_at(*window), fill=(142, 180, 196))


FOREGROUNDS: Mapping[Scene, Callable[[ImageDraw], None]] = {
    Scene.FLOWER_LANE: _flower_lane,
    Scene.FOREST: _forest,
    Scene.VILLAGE_HALL: _village_hall,
}
