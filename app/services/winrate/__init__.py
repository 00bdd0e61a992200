"""The win rate's model: fitted, kept, reported, backtested."""
