"""Watching any number of any analysis: an answer's value below or above a limit."""

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from app.services.access import Access
from app.services.alerts.alert import AlertLine, line_of
from app.services.alerts.answer_path import PATH, Walk, check_path, last_name
from app.services.analyse import analyse
from graph.analysis.answer import Evidence, FactRef, Part
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.bilingual import Bilingual
from graph.errors import InvalidInput
from graph.model.problems import shown
from graph.view.evidence import reason_in_words
from graph.view.headings import heading
from graph.view.phrases import Language

LANGUAGES_IN_TURN: tuple[Language, Language] = ("en", "zh")
SHARES = frozenset(
    {"probability", "decision_influence", "decision_power", "formal_power", "power_unknown"}
    | {"reliability", "gain", "share", "lost_share", "share_reached", "share_unreachable"}
)
"""Values that are said as percentages."""


class ThresholdParameters(Part):
    """A value of an analysis' answer, and the limit that it shall not pass.

    `path` names the value as JSON has it: ``items[deal].probability``, ``items[1].score``,
    ``items`` (how many); in brackets stands the rank of a finding, or the id of the contact or
    project that it is about. `parameters` are the analysis' own.
    """

    analysis: str
    path: Annotated[str, Field(pattern=PATH, max_length=500)]
    below: Annotated[float | None, Field(allow_inf_nan=False)] = None
    above: Annotated[float | None, Field(allow_inf_nan=False)] = None
    parameters: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _can_be_asked(self) -> Self:
        if self.analysis not in ANALYSES:
            raise ValueError(f"expected one of {', '.join(ANALYSES)}, got {shown(self.analysis)}")
        if (self.below is None) == (self.above is None):
            raise ValueError("expected one of below and above")
        check_path(self.analysis, self.path)
        if self.asked.as_of or self.asked.believed_at:
            raise ValueError("expected no as_of and no believed_at: a watch looks at today")
        return self

    @property
    def asked(self) -> Parameters:
        """The analysis' own parameters."""
        try:
            found: Parameters = ANALYSES[self.analysis].parameters.model_validate(self.parameters)
        except ValidationError as error:
            raise ValueError(error.errors()[0]["msg"]) from None
        return found if "limit" in self.parameters else found.widest()

    def is_passed(self, value: float) -> bool:
        """Return whether a value lies beyond the limit."""
        return value < self.below if self.below is not None else value > (self.above or 0.0)


def threshold_lines(
    access: Access,
    account: str,
    asked: ThresholdParameters,
    parameters: Parameters,
    projects: Mapping[str, str],
) -> tuple[AlertLine, ...]:
    """Return what says that a limit is passed, and what that rests on; nothing where it is not.

    Nobody who is only possibly hidden is named: then nothing is said. `projects` are the names of
    the account's projects by id.

    Raises
    ------
    InvalidInput
        If too little is known to answer, or the answer has no such value.
    """
    found = [
        analyse(access, account, asked.analysis, parameters, language)
        for language in LANGUAGES_IN_TURN
    ]
    if found[0].verdict != "ok":
        raise InvalidInput("; ".join(reason_in_words(one, "en") for one in found[0].reasons))
    english, chinese = (Walk.along(one.model_dump(mode="json"), asked.path) for one in found)
    value = english.number
    if value is None or not asked.is_passed(value) or english.is_unsure:
        return ()
    about = projects.get(english.about, english.about)
    return (_said(asked, english, value, about), *map(_line, english.evidence, chinese.evidence))


def _said(asked: ThresholdParameters, found: Walk, value: float, about: str) -> AlertLine:
    name, limit = last_name(asked.path), asked.below if asked.below is not None else asked.above
    values = {
        "analysis": Bilingual(asked.analysis, ANALYSES[asked.analysis].zh),
        "measure": _counted(name) if isinstance(found.end, list) else _heading(name),
        "about": about,
        "reading": _reading(name, value),
        "bound": Bilingual("above", "高于") if asked.below is None else Bilingual("below", "低于"),
        "limit": _reading(name, limit or 0.0),
    }
    return line_of(Evidence(kind="limit_passed_by" if about else "limit_passed", values=values))


def _heading(name: str) -> Bilingual:
    return Bilingual(heading(name, "en"), heading(name, "zh"))


def _counted(name: str) -> Bilingual:
    what = Bilingual("findings", "结果") if name == "items" else _heading(name)
    return Bilingual(f"number of {what.en}", f"{what.zh}数量")


def _reading(name: str, value: float) -> str:
    return f"{100 * value:.3g} %" if name in SHARES else f"{value:.4g}"


def _line(english: Any, chinese: Any) -> AlertLine:
    refs = tuple(FactRef.model_validate(ref) for ref in english["refs"])
    return AlertLine(en=english["text"], zh=chinese["text"], refs=refs)
