"""A picture with its table twin: what every format of it is made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.view.phrases import Language
from graph.view.scene import Scene, Text
from graph.view.scene.table import PictureTable

MARGIN = 28.0
"""Around what is drawn."""


class Section(NamedTuple):
    """What is said beside a picture under a heading of its own."""

    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, its table, and what is said around them.

    Parameters
    ----------
    title
        What is shown; the scene has it too.
    under
        The line below the title.
    scene
        The picture.
    table
        Its table twin.
    language
        Of all words.
    said
        What else there is to say, as why there is not enough evidence.
    sections
        What its page says between the picture and the table.
    """

    title: str
    under: str
    scene: Scene
    table: PictureTable
    language: Language
    said: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


def heading(title: str, under: str, width: float) -> Iterator[Text]:
    """Yield a picture's title and the line below it, cut to its width."""
    room = width - 2 * MARGIN
    yield Text.within(MARGIN, 38, title, room, size=21, weight=700)
    yield Text.within(MARGIN, 60, under, room, size=12.5, colour="soft")
