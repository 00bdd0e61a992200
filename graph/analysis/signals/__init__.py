"""Signals: what is worth an alert in one decision, each with what it rests on."""
