"""Fragility: what breaks without a contact, a link or a colleague."""
