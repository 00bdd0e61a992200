"""All trials of the bench, run side by side, with a progress bar."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from benchmarks.accuracy.coach_sets import coach_set_ratios
from benchmarks.accuracy.hidden import HiddenTrial, hidden_trial
from benchmarks.accuracy.newcomb import WEEKS_AHEAD, newcomb_aucs
from benchmarks.accuracy.no_signal import highest_without_signal, verdicts_without_hearing
from benchmarks.accuracy.real_networks import NETWORKS, NetworkTrial, network_trial
from benchmarks.accuracy.rising import RisingTrial, rising_trial
from graph.analysis.answer import Verdict

A = TypeVar("A")
T = TypeVar("T")
PLANTED, WITHOUT_SIGNAL, UNHEARD, PANELS, COACH_ACCOUNTS, RECORDS = 150, 400, 50, 100, 60, 6
SEED_STEP = 1_000_000
"""Seeds of different trials lie so far apart that none is used twice."""


@dataclass(frozen=True)
class Trials:
    """What every part of the bench found, one entry for each customer or record."""

    hidden: list[HiddenTrial]
    without_signal: list[float]
    unheard: list[tuple[Verdict, Verdict]]
    rising: list[RisingTrial]
    coach_sets: list[tuple[float, ...]]
    networks: dict[str, list[NetworkTrial]]
    newcomb: dict[int, tuple[dict[str, float], int]]


def run_trials(seed: int, share: float, newcomb: Path | None) -> Trials:
    """Run all trials.

    Parameters
    ----------
    seed
        Where the seeds begin.
    share
        How much of the full number of trials to run: 1 for all.
    newcomb
        The file of Newcomb's rankings; None leaves them out.
    """

    def seeds(part: int, number: int) -> range:
        first = (seed * 10 + part) * SEED_STEP
        return range(first, first + max(round(number * share), 1))

    with ProcessPoolExecutor(os.cpu_count()) as pool:
        run = partial(_run, pool)
        return Trials(
            hidden=run("planted customers", hidden_trial, seeds(0, PLANTED)),
            without_signal=run("without signal", highest_without_signal, seeds(1, WITHOUT_SIGNAL)),
            unheard=run("unheard", verdicts_without_hearing, seeds(2, UNHEARD)),
            rising=run("panels", rising_trial, seeds(3, PANELS)),
            coach_sets=run("coach sets", coach_set_ratios, seeds(4, COACH_ACCOUNTS)),
            networks={
                name: run(name, partial(network_trial, name), seeds(5, RECORDS))
                for name in NETWORKS
            },
            newcomb={ahead: newcomb_aucs(newcomb, ahead) for ahead in WEEKS_AHEAD}
            if newcomb
            else {},
        )


def _run(pool: ProcessPoolExecutor, what: str, trial: Callable[[A], T], of: Iterable[A]) -> list[T]:
    several = list(of)
    done = pool.map(trial, several)
    return list(track(done, what, len(several), console=Console(stderr=True)))
