"""What the decision chain and competitors can be asked with."""

from typing import Annotated

from pydantic import Field

from graph.analysis.hidden_chain import HIDDEN
from graph.analysis.likelihood import DRAWS
from graph.analysis.parameters import MOST_HIDDEN, Parameters
from graph.model.types import Day


class ChainParameters(Parameters):
    """What the decision chain can be asked with."""

    since: Annotated[
        Day | None,
        Field(description="An earlier date, YYYY-MM-DD: what changed in the chain since then."),
    ] = None
    hidden: Annotated[
        int, Field(ge=1, le=MOST_HIDDEN, description="At most so many of the hidden chain.")
    ] = HIDDEN
    draws: Annotated[
        int, Field(ge=1, le=1_000, description="How often the data are drawn anew.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class CompetitorParameters(Parameters):
    """What competitors can be asked with."""

    competitor: Annotated[
        str | None, Field(description="The competitor's id (default: every one).")
    ] = None
    limit: Annotated[
        int | None,
        Field(ge=1, le=200, description="At most so many opposers, and of each list beside them."),
    ] = 10
