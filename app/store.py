"""Opening the store that the settings name."""

from app.settings import Settings
from graph.store.base import Store
from graph.store.open import open_store


def store_of(settings: Settings) -> Store:
    """Return the store that the settings name; nothing is connected yet."""
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    return open_store(settings.store, user=settings.neo4j_user, password=password)
