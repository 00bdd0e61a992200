"""The reliability diagram: what was said against what happened.

References
----------
Murphy & Winkler 1977, Applied Statistics 26:41 (reliability diagrams).
"""

from collections.abc import Iterator, Sequence

from graph.calibration.scores import FEW_BINS, Bin
from graph.view.evidence import percent
from graph.view.phrases import Language
from graph.view.pictures.axes import Axes
from graph.view.pictures.picture import Picture, heading
from graph.view.pictures.words import picture_phrase
from graph.view.scene import Connector, Ellipse, Group, Scene, Shape, Stroke, Text
from graph.view.scene.table import PictureTable
from graph.view.words.winrate import winrate_phrase

WIDTH, HEIGHT = 620.0, 616.0
AXES = Axes(84.0, 104.0, 440.0, 440.0)
LARGEST, SMALLEST = 14.0, 2.0


def reliability_picture(bins: Sequence[Bin], language: Language) -> Picture:
    """Return a diagram of bins with its table.

    Parameters
    ----------
    bins
        The bins that are not empty; a point's area is its number of projects.
    language
        Of all words.
    """
    title = picture_phrase("reliability", language)
    under = winrate_phrase("diagram", language)
    shapes = (*heading(title, under, WIDTH), *_shapes(bins, language))
    scene = Scene(WIDTH, HEIGHT, title, under, shapes, language)
    return Picture(title, under, scene, _table(bins, title, language), language)


def _shapes(bins: Sequence[Bin], language: Language) -> Iterator[Shape]:
    yield from AXES.shares_up(FEW_BINS)
    yield from AXES.shares_across(FEW_BINS)
    begin, end = (AXES.x(0), AXES.y(0)), (AXES.x(1), AXES.y(1))
    yield Connector(begin, end, Stroke("soft", 1.2, "dashed"))
    across, middle = picture_phrase("said_axis", language), AXES.left + AXES.width / 2
    yield Text(middle, AXES.y(0) + 38, across, 12, "soft", 600, "middle")
    yield Text(AXES.left - 8, AXES.top - 12, picture_phrase("happened_axis", language), 12,
               "soft", 600, "end")  # fmt: skip
    if not bins:
        words = picture_phrase("reliability_none", language)
        yield Text(middle, AXES.y(0.5), words, 15, "soft", 600, "middle")
        return
    most = max(one.number for one in bins)
    points = tuple(_point(one, most, language) for one in bins)
    yield Group(points, picture_phrase("reliability", language), "list", "bins")


def _point(one: Bin, most: int, language: Language) -> Group:
    radius = max(LARGEST * (one.number / most) ** 0.5, SMALLEST)
    x, y = AXES.x(one.said), AXES.y(one.happened)
    shapes = (
        Ellipse(x, y, radius, radius, "influence"),
        Text(x + radius + 3, y - 5, str(one.number), 11, "soft"),
    )
    said, happened = percent(one.said), percent(one.happened)
    told = picture_phrase("bin", language, said=said, happened=happened, number=one.number)
    return Group(shapes, told, "listitem", is_focusable=True, has_tooltip=True)


def _table(bins: Sequence[Bin], title: str, language: Language) -> PictureTable:
    columns = ("said_column", "happened_column", "number_column")
    return PictureTable(
        title,
        tuple(winrate_phrase(column, language) for column in columns),
        tuple((percent(one.said), percent(one.happened), str(one.number)) for one in bins),
    )
