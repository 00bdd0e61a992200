"""Layouts of the power map: deterministic, without overlap, still when data change."""
