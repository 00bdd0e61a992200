"""Measure how right the win rate is, and write docs/winrate.md.

Usage: python -m benchmarks.winrate [--out FILE] [--customers 2000] [--asked 300] [--seed N]

Two cores need about ten minutes. The customers are synthetic; their outcomes are drawn from the
true game, of which the model sees a part.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.winrate.calibration import calibrated
from benchmarks.winrate.questions import asked
from benchmarks.winrate.report import report


def main() -> None:
    """Read the options, run all trials and write the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("docs/winrate.md"))
    parser.add_argument("--customers", type=int, default=2000)
    parser.add_argument("--asked", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found = calibrated(given.customers, given.seed, _progress)
    answers = asked(given.asked, given.seed, _progress)
    command = f"python -m benchmarks.winrate --customers {given.customers} --asked {given.asked}"
    command += f" --seed {given.seed}" if given.seed else ""
    given.out.write_text(report(found, answers, command), encoding="utf-8")
    print(f"written: {given.out}")


def _progress(what: str, done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{what}: {done} of {of}", end="\n" if done == of else "", file=sys.stderr)


if __name__ == "__main__":
    main()
