"""Health: is the process alive, is the store there."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.deps import TheStore

router = APIRouter(tags=["health"])


class Alive(BaseModel):
    """The process answers."""

    status: str = "alive"


class Ready(BaseModel):
    """The store answers."""

    status: str = "ready"
    store: str


@router.get("/health/live")
def live() -> Alive:
    """Say that the process answers."""
    return Alive()


@router.get("/health/ready")
def ready(store: TheStore) -> Ready:
    """Say which store is used, and that it answers; 503 where it does not."""
    store.ping()
    return Ready(store=store.kind)
