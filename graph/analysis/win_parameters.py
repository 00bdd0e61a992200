"""What the win rate, its levers and its questions can be asked with."""

from typing import Annotated

from pydantic import Field

from graph.analysis.likelihood import DRAWS
from graph.analysis.parameters import Parameters


class WinParameters(Parameters):
    """What the win rate can be asked with."""

    project: Annotated[
        str | None, Field(description="The project's id (default: every open one).")
    ] = None
    draws: Annotated[
        int, Field(ge=1, le=1_000, description="How often links and unknown stances are drawn.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class LeverParameters(Parameters):
    """What levers can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many findings, 200 at the most.")
    ] = 10
    draws: Annotated[
        int, Field(ge=1, le=1_000, description="How often links and unknown stances are drawn.")
    ] = DRAWS
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


class QuestionParameters(LeverParameters):
    """What next questions can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=50, description="At most so many findings, 50 at the most.")
    ] = 10
