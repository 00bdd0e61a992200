"""Logs: one JSON line an event on standard error; nothing personal in them."""

import logging
import sys

import structlog


def configure_logs() -> None:
    """Send our events, and warnings of libraries, to standard error."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    configure_events()


def configure_events() -> None:
    """Send our events to standard error as it is then; standard output is for what was asked."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=lambda *_: structlog.WriteLogger(sys.stderr),
    )
