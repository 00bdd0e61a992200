"""Fifty thousand rows at once in bounded memory."""

import subprocess
import sys
from pathlib import Path

GIB = 1024**3
IMPORT = """
import resource, sys
from pathlib import Path

import psutil

from tests.io.accounts import Shop
from graph.io.bundle import read_path

folder = Path(sys.argv[1])
before = psutil.Process().memory_info().rss
report = Shop(folder).take_raw(read_path(folder / "bundle"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(report.tables["communications"].added, max(peak - before, 0))
"""


def write_bundle(folder: Path, rows: int) -> None:
    folder.mkdir()
    people = [f"p{n:02}" for n in range(60)]
    (folder / "contacts.csv").write_text(
        "id,name\n" + "".join(f"{id_},{id_}\n" for id_ in people), encoding="utf-8"
    )
    with (folder / "communications.csv").open("w", encoding="utf-8") as file:
        file.write("at,sender,recipient,count\n")
        for n in range(rows):
            sender, recipient = people[n % 60], people[(n // 60 + 1 + n) % 60]
            day = f"20{n // 3600 % 30:02}-{n // 300 % 12 + 1:02}-{n % 28 + 1:02}"
            file.write(f"{day}T{n % 24:02}:{n // 24 % 60:02}:{n % 59:02}Z,{sender},{recipient},1\n")


def test_fifty_thousand_rows_import_in_less_than_a_gibibyte(tmp_path: Path) -> None:
    write_bundle(tmp_path / "bundle", 50_000)
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        timeout=250,
    )
    assert done.returncode == 0, done.stderr
    added, grown = map(int, done.stdout.split())
    assert added > 49_000
    assert grown < GIB
