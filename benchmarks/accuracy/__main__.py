"""Measure how right the answers are, and write docs/accuracy.md.

Usage: python -m benchmarks.accuracy [--out FILE] [--newcomb FILE] [--share 0.1] [--seed N]

Two cores need about eight minutes. The customers are synthetic and the truth about them is
simulated; the real networks are those of tests/data. Newcomb's rankings (edges_rank_by_week.csv)
are not ours to ship: name the file if you have them.
"""

import argparse
from pathlib import Path

from benchmarks.accuracy.report import report
from benchmarks.accuracy.trials import run_trials


def main() -> None:
    """Read the options, run all trials and write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("docs/accuracy.md"))
    parser.add_argument("--newcomb", type=Path, help="edges_rank_by_week.csv, where you have it")
    parser.add_argument("--share", type=float, default=1.0, help="of all trials; 1: all")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    trials = run_trials(asked.seed, asked.share, asked.newcomb)
    asked.out.write_text(report(trials, _command(asked)), encoding="utf-8")
    print(f"written: {asked.out}")


def _command(asked: argparse.Namespace) -> str:
    """Return the command as a user would write it; of the file of rankings its name only."""
    command = "python -m benchmarks.accuracy"
    if asked.newcomb:
        command += f" --newcomb {asked.newcomb.name}"
    if asked.share != 1:
        command += f" --share {asked.share:g}"
    return command + (f" --seed {asked.seed}" if asked.seed else "")


if __name__ == "__main__":
    main()
