"""What a power map can be asked with: as an analysis, and which date to compare with."""

from typing import Annotated

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
