"""The axes of a diagram: places of values, lines at round shares, and their words."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.view.evidence import percent
from graph.view.scene import Connector, Shape, Stroke, Text

LABEL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Axes:
    """A rectangle in which shares from 0 to 1 are drawn, up and across."""

    left: float
    top: float
    width: float
    height: float

    def x(self, share: float) -> float:
        """Return where a share across stands."""
        return self.left + share * self.width

    def y(self, share: float) -> float:
        """Return where a share up stands."""
        return self.top + (1 - share) * self.height

    def shares_up(self, steps: int) -> Iterator[Shape]:
        """Yield level lines at equal steps from 0 to 1, with their shares."""
        for step in range(steps + 1):
            y = self.y(step / steps)
            yield Connector((self.left, y), (self.left + self.width, y), _line(step))
            words = percent(step / steps)
            yield Text(self.left - 8, y + 4, words, LABEL_SIZE, "soft", 400, "end")

    def shares_across(self, steps: int) -> Iterator[Shape]:
        """Yield upright lines at equal steps from 0 to 1, with their shares."""
        for step in range(steps + 1):
            x = self.x(step / steps)
            yield Connector((x, self.top), (x, self.top + self.height), _line(step))
            at = x, self.top + self.height + 18
            yield Text(*at, percent(step / steps), LABEL_SIZE, "soft", 400, "middle")


def _line(step: int) -> Stroke:
    return Stroke("line", 1) if step else Stroke("bone", 1.4)
