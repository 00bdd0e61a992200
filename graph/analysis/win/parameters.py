"""What the win rate, its levers and its questions can be asked with."""

from typing import Annotated

from pydantic import Field

from graph.analysis.parameters import DrawnParameters


class WinParameters(DrawnParameters):
    """What the win rate can be asked with."""

    project: Annotated[
        str | None, Field(description="The project's id (default: every open one).")
    ] = None


class LeverParameters(DrawnParameters):
    """What levers can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=200, description="At most so many findings, 200 at the most.")
    ] = 10


class QuestionParameters(LeverParameters):
    """What next questions can be asked with."""

    limit: Annotated[
        int | None, Field(ge=1, le=50, description="At most so many findings, 50 at the most.")
    ] = 10
