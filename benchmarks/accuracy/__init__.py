"""How right the answers are: against simulated truth and real networks, beside baselines.

Run `python -m benchmarks.accuracy`; it writes docs/accuracy.md.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy: customers are run side by side
