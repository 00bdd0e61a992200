"""Kingmaker's outside: HTTP, command line and pages, over one service for each use case."""
