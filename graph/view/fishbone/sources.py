"""What a fishbone is made of: a decision, and what analyses found of it."""

from dataclasses import dataclass

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.view.phrases import Language


@dataclass(frozen=True)
class FishSources:
    """What a fishbone is made of.

    Parameters
    ----------
    decision
        The decision with its influence model.
    hidden, pointers, opposers, win
        What these analyses found; None: nothing was asked, for want of a project or people.
    target
        Whom the access path leads to; None: the most powerful who does not support us.
    language
        Of all words that are not data.
    """

    decision: Decision
    hidden: Result | None
    pointers: Result | None
    opposers: Result | None
    win: Result | None
    target: str | None
    language: Language
