"""Turn a CSV of closed deals, one a line, into a bundle of projects.

Each column but those that are named becomes a recorded factor, `factor:<column>`. The values of
--outcome that mean won are named by --won; every other value is lost.

    python examples/convert_deals.py deals.csv /tmp/deals --outcome Status --won Won \\
        --leave-out Seller
"""

import argparse
import csv
from pathlib import Path

from bundle_csv import Row, write_table


def projects(
    deals: list[Row], outcome: str, won: str, closed_on: str, leave_out: list[str]
) -> list[Row]:
    """One project a deal, with an id of its line."""
    found: list[Row] = []
    for number, deal in enumerate(deals, 1):
        row = {
            "id": f"deal_{number:05}",
            "name": f"Deal {number}",
            "status": "won" if deal[outcome].strip() == won else "lost",
        }
        if closed_on:
            row["closed_on"] = deal[closed_on]
        for column, value in deal.items():
            if column not in {outcome, closed_on, *leave_out}:
                row[f"factor:{column}"] = value
        found.append(row)
    return found


def arguments() -> argparse.Namespace:
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument("source", type=Path, help="the CSV file")
    parser.add_argument("target", type=Path, help="folder of the bundle to write")
    parser.add_argument("--outcome", required=True, metavar="COLUMN", help="how it ended")
    parser.add_argument("--won", required=True, metavar="VALUE", help="the outcome that is won")
    parser.add_argument("--closed-on", default="", metavar="COLUMN", help="the day of closing")
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="COLUMN", help="may be repeated"
    )
    return parser.parse_args()


def main() -> None:
    args = arguments()
    with args.source.open(encoding="utf-8-sig", newline="") as file:
        deals = list(csv.DictReader(file))
    found = projects(deals, args.outcome, args.won, args.closed_on, args.leave_out)
    columns = list(dict.fromkeys(column for row in found for column in row))
    write_table(args.target, "contacts", ["id", "name"], [])
    print(f"{args.target}: {write_table(args.target, 'projects', columns, found)} projects")


if __name__ == "__main__":
    main()
