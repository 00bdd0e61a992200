"""Turn a folder of `nodes.csv` and `edges_<relation>.csv` into a bundle.

An edge is a nomination: `source` names `target` (goes to them, lists them), so the target
influences the source, and the link is written the other way round. With --undirected an edge is
a tie of both, written once. Columns of `nodes.csv` without a use of their own become `x_` ones.

    python examples/convert_nodes_edges.py SOURCE examples/krackhardt_hightech \\
        --relation advice --rank level --unit dept --label Manager
"""

import argparse
import csv
from pathlib import Path

from bundle_csv import Row, write_table


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def contacts(nodes: list[Row], rank: str, unit: str, label: str) -> list[Row]:
    """One contact a node; `label` goes before the id in the name."""
    found: list[Row] = []
    for node in nodes:
        row = {"id": node["id"], "name": f"{label} {node['id']}".strip()}
        for column, value in node.items():
            if column == rank:
                row["rank"] = value
            elif column == unit:
                row["unit"] = f"{unit}_{value}"
            elif column != "id":
                row[f"x_{column}"] = value
        found.append(row)
    return found


def units(nodes: list[Row], unit: str) -> list[Row]:
    values = sorted({node[unit] for node in nodes})
    return [{"id": f"{unit}_{value}", "name": f"{unit.capitalize()} {value}"} for value in values]


def influences(edges: list[Row], relation: str, undirected: bool) -> list[Row]:
    """The nominations reversed; ties as they are, each pair once."""
    found: dict[tuple[str, str], Row] = {}
    for edge in edges:
        ends = (edge["target"], edge["source"])
        if undirected and ends[::-1] in found:
            continue
        found[ends] = {"from": ends[0], "to": ends[1], "kind": relation}
        if "weight" in edge:
            found[ends]["weight"] = edge["weight"]
        if undirected:
            found[ends]["undirected"] = "true"
    return list(found.values())


def arguments() -> argparse.Namespace:
    summary = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(description=summary)
    parser.add_argument("source", type=Path, help="folder with nodes.csv and edges_<relation>.csv")
    parser.add_argument("target", type=Path, help="folder of the bundle to write")
    parser.add_argument("--relation", action="append", required=True, help="may be repeated")
    parser.add_argument("--rank", default="", metavar="COLUMN", help="formal rank, 1 is highest")
    parser.add_argument("--unit", default="", metavar="COLUMN", help="department or the like")
    parser.add_argument("--label", default="", help="word before the id in a person's name")
    parser.add_argument("--undirected", action="store_true", help="edges are ties of both")
    return parser.parse_args()


def main() -> None:
    args = arguments()
    nodes = read(args.source / "nodes.csv")
    people = contacts(nodes, args.rank, args.unit, args.label)
    links = [
        row
        for relation in args.relation
        for row in influences(
            read(args.source / f"edges_{relation}.csv"), relation, args.undirected
        )
    ]
    tables = {"contacts": people, "influences": links}
    if args.unit:
        tables["units"] = units(nodes, args.unit)
    for table, found in tables.items():
        columns = list(dict.fromkeys(column for row in found for column in row))
        print(f"{table}: {write_table(args.target, table, columns, found)}")


if __name__ == "__main__":
    main()
