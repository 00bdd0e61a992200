"""A year's conduct held against the rules."""
