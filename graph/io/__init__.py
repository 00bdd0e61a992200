"""Bundles in and out: folders, zip archives and JSON."""
