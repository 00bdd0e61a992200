"""The graph of one customer's people: model, stores, snapshot, analyses and views."""

import os

# Before NumPy is loaded. Its linear algebra would wait on a thread for every processor, and where
# these are busy or a container may not use them, people's own weights take hundreds of times as
# long. Many questions are asked at once, so each counts on one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
