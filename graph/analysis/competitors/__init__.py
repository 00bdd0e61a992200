"""Competitors in the chain: camps, opposers, blind spots."""
