"""What differs between an analysis' findings in two states of one account."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from graph.analysis.answer import ContactName, Item, Named, Part, Reason, Result, Verdict

TOLERANCE = 1e-9
"""Numbers no further apart are equal: so far do two computations of the same one agree."""
_COMPARED = ("rank", "score", "probability")
_OWN = frozenset({*_COMPARED, "contact", "evidence"})
Listed = Literal["entered", "left", "stays", "beyond"]
Identity = tuple[tuple[str, str], ...]


class BeforeAfter(Part):
    """One value before and after."""

    before: Any
    after: Any


class Difference(Part):
    """What differs in one finding; ranks and scores are null where it was not found.

    `contact` is null where it is about a project; `about`: whom it is about; of an access path
    everybody on it. `listed`: whether it entered the
    list that was asked for, left it, stays on it, or is beyond its limit before and after.
    `further`: the finding's other plain values that differ, by name, but for one that only repeats
    the score.
    """

    contact: ContactName | None
    about: tuple[Named, ...]
    listed: Listed
    rank_before: int | None
    rank_after: int | None
    score_before: float | None
    score_after: float | None
    probability_before: float | None = None
    probability_after: float | None = None
    further: dict[str, BeforeAfter] = Field(default_factory=dict)

    @property
    def subject(self) -> ContactName | Named:
        """The contact or, where it is about none, what it is about."""
        return self.contact or self.about[0]


class Differences(Part):
    """What differs between two results: findings that are alike in both are left out.

    `compared`: how many of each result's first findings were held against each other (null:
    all). `beside`: what stands beside the items, where it differs.
    """

    verdict_before: Verdict
    verdict_after: Verdict
    reasons_before: tuple[Reason, ...]
    reasons_after: tuple[Reason, ...]
    compared: int | None = None
    items: tuple[Difference, ...] = ()
    beside: dict[str, BeforeAfter] = Field(default_factory=dict)

    @cached_property
    def entered(self) -> tuple[Difference, ...]:
        """Those who are on the list after, but not before."""
        return tuple(item for item in self.items if item.listed == "entered")

    @cached_property
    def left(self) -> tuple[Difference, ...]:
        """Those who were on the list before, but not after."""
        return tuple(item for item in self.items if item.listed == "left")


def differences(
    before: Result, after: Result, *, limit: int | None = None, compared: int | None = None
) -> Differences:
    """Return what differs between two results of one analysis, asked alike.

    Parameters
    ----------
    before, after
        The results, with more findings than the list has, so that everybody's move is seen.
    limit
        How long the list is whose entries and exits are told (None: as long as the results).
    compared
        How many findings the results were limited to (None: not limited).

    Returns
    -------
    Differences
        Items by rank after, those no longer found last, by rank before.
    """
    were, are = _by_identity(before), _by_identity(after)
    anybody = {**are, **were, **are}  # those found after in front, and as they are after
    found = (
        _difference(finding, were.get(about), are.get(about), limit)
        for about, finding in anybody.items()
    )
    return Differences(
        verdict_before=before.verdict,
        verdict_after=after.verdict,
        reasons_before=before.reasons,
        reasons_after=after.reasons,
        compared=compared,
        items=tuple(item for item in found if item is not None),
        beside=_differing(_dumped(before.beside), _dumped(after.beside)),
    )


def _by_identity(result: Result) -> Mapping[Identity, Item]:
    return {tuple((one.kind, one.id) for one in item.about): item for item in result.items}


def _difference(
    finding: Item, was: Item | None, is_: Item | None, limit: int | None
) -> Difference | None:
    """Return what differs in one finding; None where nothing does."""
    own = {name: (getattr(was, name, None), getattr(is_, name, None)) for name in _COMPARED}
    further = _further(was, is_, own["score"]) if was and is_ else {}
    if all(_is_equal(*pair) for pair in own.values()) and not further:
        return None
    values = {f"{name}_before": before for name, (before, _) in own.items()}
    values |= {f"{name}_after": after for name, (_, after) in own.items()}
    return Difference(
        contact=getattr(finding, "contact", None),
        about=finding.about,
        listed=_listed(*own["rank"], limit),
        further=further,
        **values,
    )


def _listed(before: int | None, after: int | None, limit: int | None) -> Listed:
    was, is_ = (r is not None and (limit is None or r <= limit) for r in (before, after))
    if was:
        return "stays" if is_ else "left"
    return "entered" if is_ else "beyond"


def _further(was: Item, is_: Item, scores: tuple[Any, Any]) -> dict[str, BeforeAfter]:
    """Return the other plain values that differ, but for one that is the score by its own name."""
    differing = _differing(_plain(was), _plain(is_))
    return {name: v for name, v in differing.items() if (v.before, v.after) != scores}


def _plain(finding: Item) -> Mapping[str, Any]:
    """Return a finding's further values that are no parts: numbers, texts, intervals."""
    values = {name: getattr(finding, name) for name in type(finding).model_fields}
    return {name: v for name, v in values.items() if name not in _OWN and _is_plain(v)}


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str | int | float | date)


def _dumped(beside: Part | None) -> Mapping[str, Any]:
    return _without_evidence(beside.model_dump(mode="json")) if beside else {}


def _without_evidence(value: Any) -> Any:
    """Return a part of an answer without its evidence, which is no difference of its own."""
    if isinstance(value, dict):
        kept = {name: of for name, of in value.items() if name != "evidence"}
        return {name: _without_evidence(of) for name, of in kept.items()}
    return list(map(_without_evidence, value)) if isinstance(value, list) else value


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, BeforeAfter]:
    pairs = {name: (before.get(name), after.get(name)) for name in {**before, **after}}
    return {
        name: BeforeAfter(before=was, after=is_)
        for name, (was, is_) in pairs.items()
        if not _is_equal(was, is_)
    }


def _is_equal(one: Any, other: Any) -> bool:
    """Return whether two values are alike: numbers nearly, all others exactly."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= TOLERANCE
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_equal(one[k], other[k]) for k in one)
    if isinstance(one, Sequence) and isinstance(other, Sequence) and not isinstance(one, str):
        return len(one) == len(other) and all(map(_is_equal, one, other))
    return bool(one == other)
