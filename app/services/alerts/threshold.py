"""Watching any number of any analysis: an answer's value below or above a limit."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from app.services.access import Access
from app.services.alerts.alert import AlertLine, line_of
from app.services.analyse import analyse
from graph.analysis.answer import Evidence, FactRef, Part
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES
from graph.bilingual import Bilingual
from graph.errors import InvalidInput
from graph.model.problems import shown
from graph.view.evidence import reason_in_words
from graph.view.phrases import Language

PATH = r"^[a-z_]+(\[[^\[\]]{1,200}\])?(\.[a-z_]+(\[[^\[\]]{1,200}\])?)*$"
_STEP = re.compile(r"([a-z_]+)(?:\[([^\[\]]+)\])?")
LANGUAGES_IN_TURN: tuple[Language, Language] = ("en", "zh")
POSSIBLE = "possible"
"""The label of a finding that is not likely: nobody is named by it."""


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
    access: Access, account: str, asked: ThresholdParameters, parameters: Parameters
) -> tuple[AlertLine, ...]:
    """Return what says that a limit is passed, and what that rests on; nothing where it is not.

    Nobody who is only possibly hidden is named: then nothing is said.

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
    english, chinese = (_Walk.along(one.model_dump(mode="json"), asked.path) for one in found)
    value = english.number
    if value is None or not asked.is_passed(value) or english.is_unsure:
        return ()
    return (_said(asked, value), *map(_line, english.evidence, chinese.evidence))


@dataclass(frozen=True)
class _Walk:
    """What a path leads to in an answer, and what it came through."""

    end: Any
    through: tuple[Any, ...]

    @classmethod
    def along(cls, answer: Any, path: str) -> "_Walk":
        at, through = answer, []
        for name, chosen in _STEP.findall(path):
            if not isinstance(at, dict) or name not in at:
                raise InvalidInput(f"path: the answer has no {shown(name)} in {path}")
            at = _chosen(at[name], chosen) if chosen else at[name]
            through.append(at)
            if at is None:
                break
        return cls(at, tuple(through))

    @property
    def number(self) -> float | None:
        """The value; of a list how many there are; None where nothing is found."""
        if isinstance(self.end, list):
            return float(len(self.end))
        if isinstance(self.end, bool) or not isinstance(self.end, int | float | None):
            raise InvalidInput("path: expected one that leads to a number or to a list")
        return self.end

    @property
    def is_unsure(self) -> bool:
        """Whether it leads through a finding that is only possible."""
        found = [one for one in self.through if isinstance(one, dict)]
        return any(one.get("label") == POSSIBLE for one in found)

    @property
    def evidence(self) -> list[Any]:
        """What the finding that it leads through rests on."""
        found = [
            one["evidence"] for one in self.through if isinstance(one, dict) and "evidence" in one
        ]
        return found[-1] if found else []


def _chosen(items: Any, which: str) -> Any:
    """Return the item of a rank, or about a contact or project with this id; None: none is."""
    if not isinstance(items, list):
        raise InvalidInput(f"path: [{which}] stands behind what is no list")
    found = (item for item in items if isinstance(item, dict) and which in _names(item))
    return next(found, None)


def _names(item: dict[str, Any]) -> set[str]:
    contact = item.get("contact")
    id_ = contact.get("id") if isinstance(contact, dict) else None
    return {str(one) for one in (item.get("rank"), id_, item.get("project"), item.get("id"))}


def _said(asked: ThresholdParameters, value: float) -> AlertLine:
    is_below = asked.below is not None
    values = {
        "analysis": Bilingual(asked.analysis, ANALYSES[asked.analysis].zh),
        "path": asked.path,
        "reading": f"{value:.4g}",
        "bound": Bilingual("below", "低于") if is_below else Bilingual("above", "高于"),
        "limit": f"{asked.below if is_below else asked.above:g}",
    }
    return line_of(Evidence(kind="threshold_passed", values=values))


def _line(english: Any, chinese: Any) -> AlertLine:
    refs = tuple(FactRef.model_validate(ref) for ref in english["refs"])
    return AlertLine(en=english["text"], zh=chinese["text"], refs=refs)
