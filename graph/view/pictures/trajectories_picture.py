"""The trajectories of rising stars as a picture: a line for each, named at its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from graph.analysis.rising.rise import TOP
from graph.view.evidence import percent
from graph.view.names import in_language
from graph.view.pictures.axes import LABEL_SIZE, Axes
from graph.view.pictures.picture import Picture, heading
from graph.view.pictures.trajectories import Trajectories, Trajectory
from graph.view.pictures.words import picture_phrase
from graph.view.scene import (
    Colour,
    Connector,
    Ellipse,
    Group,
    Scene,
    Shape,
    Stroke,
    Text,
)
from graph.view.scene.shapes import Dash
from graph.view.scene.table import PictureTable

WIDTH, HEIGHT = 1180.0, 620.0
AXES = Axes(84.0, 104.0, 770.0, 440.0)
NAMES_LEFT, NAME_ROOM, NAME_STEP = 886.0, 264.0, 36.0
MOST_LINES = 8
LOOKS: tuple[tuple[Colour, Dash], ...] = (
    ("influence", "solid"), ("path", "dashed"), ("action", "solid"), ("message", "dashed"),
    ("danger", "solid"), ("exclusive", "dashed"), ("support", "solid"), ("soft", "dashed"),
)  # fmt: skip
"""Colour and dash of each line, which its number tells too."""


def trajectories_picture(found: Trajectories) -> Picture:
    """Return the trajectories as a picture with its table.

    Parameters
    ----------
    found
        The trajectories; their language is the picture's.
    """
    return _Picture(found).picture()


@dataclass(frozen=True)
class _Picture:
    found: Trajectories

    def picture(self) -> Picture:
        title, under = self.say("trajectories", name=self.name), self._under()
        described = self.say("trajectories_said", count=len(self.found.people), name=self.name)
        shapes = (*heading(title, under, WIDTH), *self._shapes())
        scene = Scene(WIDTH, HEIGHT, title, described, shapes, self.found.language)
        return Picture(title, under, scene, self._table(), self.found.language, self._said())

    def say(self, key: str, **values: object) -> str:
        return picture_phrase(key, self.found.language, **values)

    @cached_property
    def name(self) -> str:
        return in_language(self.found.name, self.found.language)

    @cached_property
    def drawn(self) -> Sequence[Trajectory]:
        return self.found.people[:MOST_LINES]

    @cached_property
    def days(self) -> Sequence[date]:
        return sorted({point.as_of for one in self.drawn for point in one.points})

    def _under(self) -> str:
        known = self.found.project_name
        project = in_language(known, self.found.language) if known else self.say("everyone")
        return self.say("trajectories_under", project=project, date=self.found.as_of)

    def _said(self) -> tuple[str, ...]:
        if self.found.verdict == "ok":
            return ()
        reasons = (self.say("not_enough_evidence"), *self.found.reasons)
        return (" · ".join(reasons), *(f"{self.say('ask')}: {text}" for text in self.found.ask))

    def _shapes(self) -> Iterator[Shape]:
        yield from AXES.shares_up(5)
        yield from self._days()
        yield Connector((AXES.left, AXES.y(TOP)), (AXES.left + AXES.width, AXES.y(TOP)),
                        Stroke("soft", 1.2, "dashed"))  # fmt: skip
        yield Text(AXES.left + 6, AXES.y(TOP) - 5, self.say("top_fifth"), LABEL_SIZE, "soft")
        if not self.drawn:
            yield from self._nobody()
            return
        lines = [self._line(number) for number in range(len(self.drawn))]
        yield Group(tuple(lines), self.say("trajectories", name=self.name), "list", "lines")
        if more := len(self.found.people) - len(self.drawn):
            words = self.say("more_in_table", count=more)
            yield Text(NAMES_LEFT + 24, AXES.top + AXES.height + 30, words, 12, "soft")

    def _nobody(self) -> Iterator[Text]:
        words = self.found.reasons[0] if self.found.reasons else self.say("nobody_rises")
        at = AXES.left + AXES.width / 2, AXES.top + AXES.height / 2
        yield Text.within(*at, words, AXES.width - 40, size=15, colour="soft", weight=600,
                          anchor="middle")  # fmt: skip

    def _days(self) -> Iterator[Text]:
        y = AXES.top + AXES.height + 20
        for day in self.days:
            yield Text(self._x(day), y, day.isoformat(), LABEL_SIZE, "soft", 400, "middle")

    def _x(self, day: date) -> float:
        first, last = self.days[0], self.days[-1]
        share = (day - first).days / ((last - first).days or 1)
        return AXES.x(0.05 + 0.9 * share)

    def _line(self, number: int) -> Group:
        one, (colour, dash) = self.drawn[number], LOOKS[number]
        places = [(self._x(point.as_of), AXES.y(point.percentile)) for point in one.points]
        stroke = Stroke(colour, 2.6, dash)
        shapes: list[Shape] = [Connector(begin, end, stroke) for begin, end in pairwise(places)]
        shapes += [Ellipse(x, y, 4, 4, colour) for x, y in places]
        shapes += self._ending(number, places[-1])
        return Group(tuple(shapes), self._told(one), "listitem", f"line{number}", True,
                     has_tooltip=True)  # fmt: skip

    def _ending(self, number: int, end: tuple[float, float]) -> Iterator[Shape]:
        """Yield a line's number at its end, and its person's name beside the diagram."""
        one, (colour, _) = self.drawn[number], LOOKS[number]
        y = self.name_places[number]
        yield Connector((end[0] + 6, end[1]), (NAMES_LEFT, y), Stroke("line", 1, "dotted"))
        yield Ellipse(NAMES_LEFT + 10, y, 10, 10, colour)
        yield Text(NAMES_LEFT + 10, y + 4, str(number + 1), 11.5, "on_level", 700, "middle")
        name = Text.within(NAMES_LEFT + 28, y - 1, one.short_name, NAME_ROOM - 28, size=13,
                           weight=600)  # fmt: skip
        yield name
        title = in_language(one.title or "", self.found.language)
        under = " · ".join(filter(None, (_points(one), title)))
        yield Text.within(NAMES_LEFT + 28, y + 14, under, NAME_ROOM - 28, size=10.5, colour="soft")

    @cached_property
    def name_places(self) -> Mapping[int, float]:
        """Where the names stand: by their lines' ends, none over another."""
        ends = {n: AXES.y(one.points[-1].percentile) for n, one in enumerate(self.drawn)}
        found: dict[int, float] = {}
        least = AXES.top
        order = sorted(ends, key=lambda number: (ends[number], number))
        for place, number in enumerate(order):
            most = AXES.top + AXES.height - (len(order) - 1 - place) * NAME_STEP
            found[number] = min(max(ends[number], least), most)
            least = found[number] + NAME_STEP
        return found

    def _told(self, one: Trajectory) -> str:
        first, last = (f"{100 * one.points[at].percentile:.0f}" for at in (0, -1))
        return self.say("steps", name=one.short_name, first=first, last=last, slope=_points(one))

    def _table(self) -> PictureTable:
        days = sorted({point.as_of for one in self.found.people for point in one.points})
        columns = (*map(self.say, ("number", "person", "post")), *(day.isoformat() for day in days),
                   *map(self.say, ("slope", "interval")))  # fmt: skip
        rows = tuple(
            (str(number), one.name, one.title or "", *self._standings(one, days), _points(one),
             "{} – {}".format(*map(_signed, one.slope_interval)))
            for number, one in enumerate(self.found.people, 1)
        )  # fmt: skip
        return PictureTable(self.say("trajectories", name=self.name), columns, rows)

    def _standings(self, one: Trajectory, days: Sequence[date]) -> Iterator[str]:
        known = {point.as_of: point.percentile for point in one.points}
        for day in days:
            yield percent(known[day]) if day in known else self.say("nothing")


def _points(one: Trajectory) -> str:
    return _signed(one.slope)


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")
