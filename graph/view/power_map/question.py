"""What a power map can be asked with, beside what analyses are: comparison, roll-up."""

from typing import Annotated, Literal

from pydantic import Field

from graph.analysis.parameters import Moment, Parameters
from graph.model.types import Day


class MapQuestion(Parameters):
    """What a power map can be asked with."""

    compare: Annotated[
        Day | None,
        Field(description="Another date, YYYY-MM-DD, usually earlier: what changed since then."),
    ] = None
    compare_believed_at: Annotated[
        Moment | None,
        Field(
            description="What was known of the other date: a date (its end) or a time (default: "
            "as for the map). Posts, managers and units have one value each, so what became of "
            "them shows only between two states of knowledge."
        ),
    ] = None
    rollup: Annotated[
        Literal["auto", "yes", "no"],
        Field(description="Show groups first, opened on demand (auto: on large maps)."),
    ] = "auto"

    def opens_rolled_up(self, people: int, roll_up_from: int) -> bool:
        """Return whether a map of so many people opens rolled up.

        Examples
        --------
        >>> MapQuestion().opens_rolled_up(2_000, 2_000)
        True
        >>> MapQuestion(rollup="no").opens_rolled_up(5_000, 2_000)
        False
        """
        return self.rollup == "yes" or (self.rollup == "auto" and people >= roll_up_from)
