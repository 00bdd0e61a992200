"""The report of the bench, docs/accuracy.md."""

import numpy as np

from benchmarks.accuracy import tables
from benchmarks.accuracy.coach_sets import MOST_CANDIDATES
from benchmarks.accuracy.dynamics import RUNS
from benchmarks.accuracy.metrics import Estimate
from benchmarks.accuracy.organisation import FEWEST_PEOPLE, MOST_PEOPLE
from benchmarks.accuracy.rising import OURS as RISING
from benchmarks.accuracy.targets import targets
from benchmarks.accuracy.trials import RECORDS, Trials
from graph.analysis.likelihood import LIKELY, VERY_LIKELY

_HEAD = """# How right the answers are

Written by

    {command}

Every number on this page comes from that command. Brackets are 95 % bootstrap intervals over
customers.

**What is tested.** Synthetic customers of {fewest} to {most} people: an organisation tree, informal
ties with homophily, six roles of one project. Three people without a role are *planted*: members
of the decision body and their aides listen to them. Three *crowd favourites* are heard by as many
and as strongly, by people who have no part in the decision. What is recorded of all this lacks a
fifth of the links, has a tenth of false ones, misjudges weights (log-normal, σ = 0.5), and has two
years of mail. **Who decides in truth** is simulated, by dynamics that are not our model: noisy
majority, linear threshold and independent cascade on the true network, then the project's voting
rule. A person's causal effect is how much likelier the decision passes where they are inclined to
it, from {runs:,} runs in which everybody's inclination is drawn. The *ceiling* runs the same
dynamics on what was recorded: no method that sees only the record can be expected to do better.

All rankings are of people without a role, and those who are right are the three of them with the
largest causal effect (on average {planted} of the three planted people are among them).
"""
_NOTE = """
Where a baseline is as good, this page says so in the same table: personalised PageRank from the
decision body is the nearest relative of our model (it is the same solve on another matrix) and
ranks as well as it or a little better; it has no probability and leaves formal power out. In the
table of variants the damping α hardly matters for the first three, and leaving formal power out (d)
changes little: the design's formula stays.
"""


def report(trials: Trials, command: str) -> str:
    """Return the report in Markdown.

    Parameters
    ----------
    trials
        What was found.
    command
        The command that found it.
    """
    sections = (_head(trials, command), _targets(trials), _hidden(trials), _labels(trials))
    others = (_without_signal(trials), _rising(trials), _coach_sets(trials), _networks(trials))
    return "\n".join(sections + others)


def _head(trials: Trials, command: str) -> str:
    return _HEAD.format(
        command=command,
        fewest=FEWEST_PEOPLE,
        most=MOST_PEOPLE,
        runs=RUNS,
        planted=f"{3 * np.mean([trial.planted_found for trial in trials.hidden]):.1f}",
    )


def _targets(trials: Trials) -> str:
    rows = [target.row for target in targets(trials)]
    return (
        "## What we hold it to\n\n" + tables.table(["", "found", "bound", "reached"], rows) + "\n"
    )


def _hidden(trials: Trials) -> str:
    return f"""## Hidden decision makers

{len(trials.hidden)} customers.

{tables.hidden_table(trials.hidden)}

Customer by customer:

{tables.difference_table(trials.hidden)}

Variants of our formula:

{tables.variants_table(trials.hidden)}

Precision@3 where one dynamics alone is the truth:

{tables.dynamics_table(trials.hidden)}
{_NOTE}"""


def _labels(trials: Trials) -> str:
    return f"""## The stated probability

Expected calibration error over all candidates: {tables.calibration_error(trials.hidden)}.

{tables.reliability_table(trials.hidden)}

{tables.label_table(trials.hidden)}

Somebody who is `likely` but not `very_likely` is right about as often as is stated of them, no
more: that is what calibrated means.
"""


def _without_signal(trials: Trials) -> str:
    highest = np.array(trials.without_signal)
    very_likely, likely = ((highest >= least).mean() for least in (VERY_LIKELY, LIKELY))
    verdicts = {verdict for both in trials.unheard for verdict in both}
    return f"""## Customers without signal

{len(highest)} customers whose links and mail are noise: somebody is `very_likely` in
{very_likely:.1%} of them, `likely` or more in {likely:.1%}. Three people must come first in each
draw, and in a body that listens to few the same few come first often: where all is noise, `likely`
alone means little.

{len(trials.unheard)} customers with reporting lines only, and as many whose body nobody heard:
{", ".join(f"`{verdict}`" for verdict in sorted(verdicts))} in all of them.
"""


def _rising(trials: Trials) -> str:
    pairs = sum(trial.equals[RISING][1] for trial in trials.rising)
    counts = {
        name: sum(getattr(trial, name) for trial in trials.rising)
        for name in ("listed", "heard_more", "listed_risers", "listed_fallers")
    }
    return f"""## Rising stars

{len(trials.rising)} panels of two years. Four people rise, four *decoys* stand as high now and
stay, four have fallen to the same level; three tenths of all ordinary ties begin, and as many end,
within the two years; of seven tenths of the links the dates are known. {pairs} pairs of a riser and
a decoy stand within a tenth of all percentiles of one another now.

{tables.rising_table(trials.rising)}

The analysis lists {counts["listed"]} people in all; {counts["heard_more"]} of them are really
heard more than when the first window began. {counts["listed_risers"]} were planted to rise,
{counts["listed_fallers"]} to fall.
{_newcomb(trials)}"""


def _newcomb(trials: Trials) -> str:
    if not trials.newcomb:
        return ""
    return f"""
Real panel (Newcomb 1961, 17 men who ranked one another for 15 weeks): who of those with a positive
slope stands above the median of those below the top some weeks later? AUC, all weeks pooled:

{tables.newcomb_table(trials)}

The last level alone is as good here: in a group that has settled, who stands high stays high.
"""


def _coach_sets(trials: Trials) -> str:
    rows = [
        [k, Estimate.of([ratios[k - 1] for ratios in trials.coach_sets]), f"{worst:.4f}"]
        for k, worst in enumerate(np.min(trials.coach_sets, axis=0), 1)
    ]
    return f"""## Coach sets

Reach of the greedy set ÷ reach of the best set, found by trying all sets of {MOST_CANDIDATES}
candidates, in {len(trials.coach_sets)} customers.

{tables.table(["k", "mean", "worst"], rows)}
"""


def _networks(trials: Trials) -> str:
    return f"""## Real networks

The published network is the truth, and the causal effects are simulated on it; it is recorded
{RECORDS} times with gaps, errors and noise as above. The body: in Krackhardt's firm the president
with four votes and the vice-presidents with one each, at Lazega's the partners, in Florence
everybody. Rankings of people outside the body; in Florence of all.

Rank correlation with the causal effect:

{tables.network_table(trials.networks, 0)}

Precision@3:

{tables.network_table(trials.networks, 1)}

The published ties have no strength, so the noise in recorded strengths costs every method that uses
them: in-degree, which does not, is the baseline to compare with here.
"""
