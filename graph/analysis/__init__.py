"""One question per file: pure functions of one decision."""
