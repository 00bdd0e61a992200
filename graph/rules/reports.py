"""The rules of reports: what `reports.toml` must be."""

from typing import Annotated

from pydantic import Field

from graph.rules.rule_data import RuleData

Draws = Annotated[int, Field(ge=10, le=1_000)]
Days = Annotated[int, Field(ge=1, le=3_650)]


class DrawRules(RuleData):
    """How often the data are drawn anew for each question."""

    rising: Draws
    hidden: Draws
    win: Draws


class DriftRules(RuleData):
    """From where on a decision chain has drifted.

    `top`: so many first by influence on the decision; `listening`: the share of an approver's or
    decision maker's listening that moved; `power`: the share of decision power.
    """

    top: Annotated[int, Field(ge=1, le=50)]
    listening: Annotated[float, Field(gt=0, lt=1)]
    power: Annotated[float, Field(gt=0, lt=1)]


class CoverageRules(RuleData):
    """From when on a department is without contact, in days."""

    unit_days: Days


class ReportRules(RuleData):
    """All rules of reports; `since_days`: what is new is since so many days ago."""

    since_days: Days
    draws: DrawRules
    drift: DriftRules
    coverage: CoverageRules
