"""A picture with its table twin: what every format of it is made from."""

from dataclasses import dataclass

from graph.view.phrases import Language
from graph.view.scene import Scene
from graph.view.scene.table import PictureTable


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
    """

    title: str
    under: str
    scene: Scene
    table: PictureTable
    language: Language
    said: tuple[str, ...] = ()
