"""Pictures one below the other, as one picture."""

from collections.abc import Sequence

from graph.view.scene.placed import Placing
from graph.view.scene.shapes import Scene, Shape


def stacked(scenes: Sequence[Scene], title: str, description: str) -> Scene:
    """Return several pictures as one, each below the one before and as far right.

    Parameters
    ----------
    scenes
        At least one, from the top down, all in one language. What is named in two of them stays
        two things: connectors hold to boxes of their own picture.
    title, description
        Of the whole.

    Examples
    --------
    >>> from graph.view.scene import Box
    >>> one = Scene(40, 10, "one", "", (Box(0, 0, 4, 4, id="a"),))
    >>> both = stacked([one, one], "two", "")
    >>> both.height, [(box.id, box.y) for box in both.shapes]
    (20.0, [('s0-a', 0.0), ('s1-a', 10.0)])
    """
    width = max(scene.width for scene in scenes)
    down, shapes = 0.0, list[Shape]()
    for number, scene in enumerate(scenes):
        placing = Placing(width - scene.width, down, prefix=f"s{number}-")
        shapes += map(placing.shape, scene.shapes)
        down += scene.height
    return Scene(width, down, title, description, tuple(shapes), scenes[0].language)
