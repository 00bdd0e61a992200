"""Linear algebra keeps to one processor: many questions are asked at once."""

import json
import os
import subprocess
import sys

ASKED = """
import json
import graph.influence
from threadpoolctl import threadpool_info
print(json.dumps([one["num_threads"] for one in threadpool_info()]))
"""


def threads_of_a_new_process(environment: dict[str, str]) -> list[int]:
    """Return how many threads each library of linear algebra uses there."""
    found = subprocess.run(
        [sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True
    )
    threads: list[int] = json.loads(found.stdout)
    return threads


def test_linear_algebra_waits_for_no_other_processor() -> None:
    unset = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    assert set(threads_of_a_new_process(unset)) == {1}
