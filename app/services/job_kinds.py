"""What a job can be: any analysis."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.services.access import ACCOUNT_PATTERN, Access
from app.services.accounts import get_account
from app.services.analyse import analyse
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput
from graph.model.problems import shown
from graph.progress import Progress
from graph.view.phrases import Language


class Work(BaseModel):
    """What is to be done: an analysis of one account.

    `parameters` are the analysis' own, as in its URL.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    analysis: str
    account: Annotated[str, Field(pattern=ACCOUNT_PATTERN)]
    parameters: dict[str, Any] = Field(default_factory=dict)
    language: Language = "en"

    @property
    def title(self) -> str:
        """What it is, on one line."""
        return f"{self.analysis} of {self.account}"


def check_work(access: Access, work: Work) -> None:
    """Raise unless work can be begun.

    Raises
    ------
    InvalidInput
        If there is no such analysis, or it is not asked so.
    NotFound
        If there is no such account.
    """
    _parameters(work)
    get_account(access, work.account)


def perform(access: Access, work: Work, progress: Progress) -> Any:
    """Do the work; return its result as JSON has it."""
    name, asked = work.analysis, _parameters(work)
    found = analyse(access, work.account, name, asked, work.language, progress)
    return found.model_dump(mode="json")


def _parameters(work: Work) -> Parameters:
    if work.analysis not in ANALYSES:
        expected = ", ".join(ANALYSES)
        raise InvalidInput(f"analysis: expected one of {expected}, got {shown(work.analysis)}")
    try:
        asked: Parameters = ANALYSES[work.analysis].parameters.model_validate(work.parameters)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, ("parameters", *first["loc"])))
        raise InvalidInput(f"{name}: {first['msg']}") from None
    return asked
