"""The relationship level that ratings support, and what the next one takes."""

from collections.abc import Mapping

from graph.analysis.answer import Part
from graph.rules.relationship_levels import Dimension, LevelRules, Reached
from graph.stances import Level

STEPS: tuple[Level, ...] = ("opposed", "neutral", "support", "exclusive", "coach")
"""The ladder, from the foot."""
ONE_UP: Mapping[Level, Reached] = {
    "opposed": "neutral",
    "neutral": "support",
    "support": "exclusive",
    "exclusive": "coach",
}
_NOTHING = 1e-9
Scores = Mapping[Dimension, float]


class Missing(Part):
    """A gate that is not held: a dimension's score, or (without one) the mean of all.

    `least` is what it must be at least, or where `above` is set, what it must be above.
    """

    dimension: Dimension | None
    score: float | None
    least: float
    above: bool = False


def mean_score(scores: Scores, rules: LevelRules) -> float | None:
    """Return the weighted mean over the rated dimensions; None where nothing counts."""
    weights = {dimension: rules.dimensions[dimension].weight for dimension in scores}
    total = sum(weights.values())
    return sum(weights[d] * score for d, score in scores.items()) / total if total else None


def derived_level(scores: Scores, rules: LevelRules) -> Level:
    """Return the level that ratings support.

    Opposed is tested first, then coach, exclusive and support; a gate that nobody rated does not
    hold. Otherwise it is neutral, and unknown where nothing is rated.

    Examples
    --------
    >>> from graph.rules import rules
    >>> ours = rules("relationship-levels", LevelRules)
    >>> derived_level({"decision_support": 2, "acceptance": 2, "competitive_attitude": 2}, ours)
    'support'
    >>> derived_level({"decision_support": 4, "acceptance": 4, "competitive_attitude": 0}, ours)
    'opposed'
    """
    if not scores:
        return "unknown"
    if _signs_of_opposition(scores, rules):
        return "opposed"
    tested: tuple[Level, ...] = ("coach", "exclusive", "support")
    return next((level for level in tested if not missing_for(level, scores, rules)), "neutral")


def missing_for(level: Level, scores: Scores, rules: LevelRules) -> tuple[Missing, ...]:
    """Return which gates of a level ratings do not hold; of neutral, what says opposed."""
    opposed = _signs_of_opposition(scores, rules)
    if level not in ("support", "exclusive", "coach"):
        return opposed if level == "neutral" else ()
    rule, mean = rules.levels[level], mean_score(scores, rules)
    below = [
        Missing(dimension=dimension, score=scores.get(dimension), least=least)
        for dimension, least in rule.gates.items()
        if scores.get(dimension, -1) < least
    ]
    if mean is None or mean < rule.mean - _NOTHING:
        below.append(Missing(dimension=None, score=mean, least=rule.mean))
    return (*opposed, *below)


def steps_between(lower: Level, higher: Level) -> int | None:
    """Return how many steps one level is above another; None where one is unknown.

    Examples
    --------
    >>> steps_between("neutral", "coach"), steps_between("coach", "support")
    (3, -2)
    """
    if "unknown" in (lower, higher):
        return None
    return STEPS.index(higher) - STEPS.index(lower)


def next_level(level: Level) -> Reached | None:
    """Return the level one step up; None at the top, and where it is unknown."""
    return ONE_UP.get(level)


def is_at_least(level: Level, least: Level) -> bool:
    """Return whether a level is known and as high as another."""
    return level in STEPS[STEPS.index(least) :]


def _signs_of_opposition(scores: Scores, rules: LevelRules) -> tuple[Missing, ...]:
    """Return the scores that say opposed, each once."""
    mean = mean_score(scores, rules)
    found = {}
    for rule in rules.opposed:
        is_low = all(d in scores and scores[d] <= most for d, most in rule.at_most.items())
        if is_low and (rule.mean_below is None or (mean is not None and mean < rule.mean_below)):
            for dimension, most in rule.at_most.items():
                found[dimension] = Missing(
                    dimension=dimension, score=scores[dimension], least=most, above=True
                )
    return tuple(found.values())
