"""Watches and alerts over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel

from app.deps import After, Limit, TheAccess, TheExpected, tagged
from app.services.alerts import watches
from app.services.alerts.looking import AlertsPage, list_alerts
from app.services.alerts.watches import WATCH_PATTERN, KeptWatch, Watch

router = APIRouter(prefix="/v1", tags=["alerts"])
WatchId = Annotated[str, Path(pattern=WATCH_PATTERN, description="The watch's id.")]


class WatchList(BaseModel):
    """All of the tenant's watches, by id."""

    items: list[KeptWatch]


@router.get("/watches")
def list_watches(access: TheAccess) -> WatchList:
    """Return the tenant's watches by id."""
    return WatchList(items=watches.all_watches(access))


@router.get("/watches/{watch}", response_model=KeptWatch)
def get_watch(request: Request, access: TheAccess, watch: WatchId) -> Response:
    """Return one watch."""
    return _tagged(request, watches.get_watch(access, watch))


@router.put("/watches/{watch}", response_model=KeptWatch, responses={201: {"model": KeptWatch}})
def put_watch(
    request: Request, access: TheAccess, watch: WatchId, body: Watch, expected: TheExpected
) -> Response:
    """Keep a watch, or with If-Match put it in place of what is there."""
    put = watches.put_watch(access, watch, body, expected)
    return _tagged(request, put, 201 if put.version == 1 else 200)


@router.delete("/watches/{watch}", status_code=204)
def delete_watch(access: TheAccess, watch: WatchId, expected: TheExpected) -> None:
    """Remove a watch; what it has not sent is never sent."""
    watches.remove_watch(access, watch, expected)


@router.get("/alerts", name="list_alerts")
def get_alerts(
    access: TheAccess,
    after: After = "",
    limit: Limit = 100,
    cleared: Annotated[bool, Query(description="Also those that no longer hold.")] = False,
) -> AlertsPage:
    """Return the alerts that hold, and where a watch can say nothing."""
    return list_alerts(access, after, limit, all_=cleared)


def _tagged(request: Request, kept: KeptWatch, status: int = 200) -> Response:
    return tagged(request, kept.model_dump(mode="json"), str(kept.version), status)
