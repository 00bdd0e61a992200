"""What a job can be: an analysis, a report over accounts, work on the tenant's model, an import."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from app.services.access import ACCOUNT_PATTERN, Access, check_account_id
from app.services.accounts import get_account
from app.services.analyse import analyse
from app.services.bundles import import_bundle
from app.services.jobs.uploads import UPLOAD, uploaded
from app.services.reports.report import asked_for, make_report
from app.services.winrate.backtest import backtest_winrate
from app.services.winrate.said import record_predictions
from app.services.winrate.winrate import fit_winrate
from app.services.wrong_input import problem_in_words
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.errors import InvalidInput
from graph.io.bundle import read_bytes
from graph.model.problems import shown
from graph.model.types import Day
from graph.progress import Progress, quiet
from graph.view.phrases import Language

AccountName = Annotated[str, Field(pattern=ACCOUNT_PATTERN)]
MOST_NAMED = 10_000
BACKTEST_DAYS, MOST_DAYS = 30, 3_650


class _Work(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Kinds and keys of the entries that are kept for it until it has ended."""
        return ()


class AnalysisWork(_Work):
    """An analysis of one account; `parameters` are the analysis' own, as in its URL."""

    analysis: str
    account: AccountName
    parameters: dict[str, Any] = Field(default_factory=dict)
    language: Language = "en"

    @property
    def title(self) -> str:
        """What it is, on one line."""
        return f"{self.analysis} of {self.account}"

    def check(self, access: Access) -> None:
        """Raise InvalidInput or NotFound unless it can be begun."""
        _ = self.asked
        get_account(access, self.account)

    def perform(self, access: Access, progress: Progress = quiet) -> Any:
        """Do it; return the answer as JSON has it."""
        found = analyse(access, self.account, self.analysis, self.asked, self.language, progress)
        return found.model_dump(mode="json")

    @property
    def asked(self) -> Parameters:
        """The analysis' parameters."""
        if self.analysis not in ANALYSES:
            expected = ", ".join(ANALYSES)
            raise InvalidInput(f"analysis: expected one of {expected}, got {shown(self.analysis)}")
        model = cast(type[Parameters], ANALYSES[self.analysis].parameters)
        try:
            return model.model_validate(self.parameters)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(map(str, ("parameters", *first["loc"])))
            raise InvalidInput(
                f"{name}: {problem_in_words(first, tuple(model.model_fields))}"
            ) from None


class ReportWork(_Work):
    """A report over some accounts (null: all of the tenant), as of a day (null: when it is made).

    `since`: what was not so then is new.
    """

    report: str
    accounts: Annotated[
        tuple[AccountName, ...] | None, Field(min_length=1, max_length=MOST_NAMED)
    ] = None
    as_of: Day | None = None
    since: Day | None = None
    language: Language = "en"

    @property
    def title(self) -> str:
        """What it is, on one line."""
        return f"report {self.report} of {len(self.accounts) if self.accounts else 'all'} accounts"

    def check(self, access: Access) -> None:
        """Raise InvalidInput or NotFound unless it can be begun."""
        day = self.as_of or datetime.now(UTC).date()
        asked_for(access, self.report, day, self.since, self.language)

    def perform(self, access: Access, progress: Progress = quiet) -> Any:
        """Do it; return the report as JSON has it."""
        day = self.as_of or datetime.now(UTC).date()
        found = make_report(
            access, self.report, self.accounts, day, self.since, self.language, progress
        )
        return found.model_dump(mode="json")


class WinRateWork(_Work):
    """Work on the tenant's model of outcomes, over all its closed or open projects.

    `fit` fits the model anew and keeps it; `backtest` predicts every closed project as of `days`
    before it closed; `record` keeps today's win rate of every open project.
    """

    winrate: Literal["fit", "backtest", "record"]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = BACKTEST_DAYS
    language: Language = "en"

    @property
    def title(self) -> str:
        """What it is, on one line."""
        return f"win rate: {self.winrate}"

    def check(self, access: Access) -> None:
        """Do nothing: it can always be begun."""

    def perform(self, access: Access, progress: Progress = quiet) -> Any:
        """Do it; return what it found as JSON has it."""
        if self.winrate == "record":
            found = record_predictions(access, progress=progress)
            return {"items": [one.model_dump(mode="json") for one in found]}
        if self.winrate == "fit":
            return fit_winrate(access, self.language, progress=progress).model_dump(mode="json")
        return backtest_winrate(access, self.days, progress=progress).model_dump(mode="json")


class ImportWork(_Work):
    """An import of a bundle that was uploaded; it is asked for where bundles are imported.

    `expected`: the account's version for which it is made; null: any.
    """

    upload: str
    account: str
    name: str | None = None
    dry_run: bool = False
    replace: bool = False
    encoding: str | None = None
    expected: int | None = None

    @property
    def title(self) -> str:
        """What it is, on one line."""
        return f"import into {self.account}"

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The upload."""
        return ((UPLOAD, self.upload),)

    def check(self, access: Access) -> None:
        """Raise InvalidInput unless it can be begun."""
        check_account_id(self.account)

    def perform(self, access: Access, progress: Progress = quiet) -> Any:
        """Do it; return its report as JSON has it."""
        raw = read_bytes(uploaded(access, self.upload), self.encoding)
        how = self.model_dump(include={"name", "dry_run", "replace", "expected"})
        return asdict(import_bundle(access, self.account, raw, **how, progress=progress))


def _kind(value: Any) -> str:
    """Return which kind of work JSON or a model is: the one that has this as its first column."""
    columns = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    return next((name for name in ("report", "winrate", "upload") if name in columns), "analysis")


_Asked = (
    Annotated[AnalysisWork, Tag("analysis")]
    | Annotated[ReportWork, Tag("report")]
    | Annotated[WinRateWork, Tag("winrate")]
)
AskedWork = Annotated[_Asked, Discriminator(_kind)]
"""What a job may be asked to do by its name alone."""
Work = Annotated[_Asked | Annotated[ImportWork, Tag("upload")], Discriminator(_kind)]
