"""Rising stars on synthetic panels: are those said to rise those who do?"""

from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy.metrics import Truth, auc
from benchmarks.accuracy.organisation import organisation
from benchmarks.accuracy.panels import Panel, dated_link_rows, panel
from benchmarks.accuracy.record import MONTH_DAYS, MONTHS, account, mail_rows
from graph.account_graph import Floats, Indices
from graph.analysis.decision import Decision
from graph.analysis.rising.rise import TOP, Rise
from graph.analysis.rising.rising_stars import WINDOW_DAYS, WINDOWS
from graph.analysis.windows import Windows

PANEL_DRAWS = 60
EQUAL_LEVEL = 0.1
"""How many percentiles apart two people may stand to be of equal level: a tenth."""
OURS, LAST_LEVEL, LAST_DIFFERENCE = "rising stars", "last level", "last difference"
RANKINGS = (OURS, LAST_LEVEL, LAST_DIFFERENCE)


@dataclass(frozen=True)
class RisingTrial:
    """One panel: AUC by ranking, over everybody below the top.

    `equals` counts by ranking the pairs of a riser and a decoy, both below the top and of equal
    level now: in how many the riser has the higher score (a tie is half), and how many there are.

    `listed` counts those whom the analysis lists; of them, `heard_more` are really heard more
    than when the first window began, and the others were planted to rise or to fall.
    """

    auc: dict[str, float]
    equals: dict[str, tuple[float, int]]
    listed: int
    heard_more: int
    listed_risers: int
    listed_fallers: int


def rising_trial(seed: int) -> RisingTrial:
    """Return what the rankings find in one panel."""
    random = np.random.default_rng(seed)
    org = organisation(random)
    truth = panel(org, random)
    months = [truth.ties.at(month, len(org)) for month in range(MONTHS)]
    links = dated_link_rows(truth.ties, org.ids, random)
    graph = account(org, links, mail_rows(months, org.ids, random))
    decision = Decision.of(graph, body="everyone")
    rise = Rise.of(Windows.of(decision, WINDOWS, WINDOW_DAYS), PANEL_DRAWS, seed, lambda *_: None)
    below_top = np.flatnonzero(rise.percentile[-1] <= TOP)
    rises = np.isin(np.arange(len(org)), truth.risers)
    then, now = months[-WINDOWS * WINDOW_DAYS // MONTH_DAYS].sum(axis=0), months[-1].sum(axis=0)
    return RisingTrial(
        auc=_aucs(rise, below_top, rises),
        equals=_equals(rise, truth),
        listed=len(rise.ranked),
        heard_more=int((now > then)[rise.ranked].sum()),
        listed_risers=len(np.intersect1d(rise.ranked, truth.risers)),
        listed_fallers=len(np.intersect1d(rise.ranked, truth.fallers)),
    )


def scores_of(rise: Rise) -> dict[str, Floats]:
    """Return each ranking's score of everybody."""
    last = rise.percentile[-1]
    return {OURS: rise.score, LAST_LEVEL: last, LAST_DIFFERENCE: last - rise.percentile[-2]}


def _aucs(rise: Rise, people: Indices, rises: Truth) -> dict[str, float]:
    return {name: auc(s[people], rises[people]) for name, s in scores_of(rise).items()}


def _equals(rise: Rise, truth: Panel) -> dict[str, tuple[float, int]]:
    """Return by ranking how many risers are above a decoy of equal level, and of how many."""
    level = rise.percentile[-1]
    pairs = [
        (riser, decoy)
        for riser in truth.risers
        for decoy in truth.decoys
        if max(level[riser], level[decoy]) <= TOP
        and abs(level[riser] - level[decoy]) <= EQUAL_LEVEL
    ]
    return {
        name: (sum(float(np.sign(s[a] - s[b]) + 1) / 2 for a, b in pairs), len(pairs))
        for name, s in scores_of(rise).items()
    }
