"""The application, wired: settings, store, middleware, routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware

from app import errors, openapi
from app.alert_loop import AlertLoop
from app.job_pool import JobPool
from app.known_parameters import only_known_parameters
from app.middleware import BodyLimit, LoopbackHost, RequestLog, SameOriginWrites
from app.routes import (
    accounts,
    analyses,
    bundles,
    changes,
    conduct,
    facts,
    fishbone,
    health,
    jobs,
    outbox,
    pages,
    picture_pages,
    pictures,
    power_map,
    report_definitions,
    reports,
    rules,
    watches,
    what_if,
    winrate,
)
from app.services.cache import Cache
from app.settings import Settings
from app.store import store_of
from graph.rules.known import check_rules
from graph.store.base import Store

ROUTES = (
    health,
    accounts,
    bundles,
    changes,
    conduct,
    winrate,
    analyses,
    what_if,
    power_map,
    fishbone,
    pictures,
    facts,
    rules,
    jobs,
    watches,
    report_definitions,
    outbox,
    reports,
    pages,
    picture_pages,
)
"""In the order in which they are matched."""


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """Return the application.

    Parameters
    ----------
    settings
        How it runs; default from the environment.
    store
        Where accounts are kept; default what the settings name. It is closed with the app.

    Raises
    ------
    InvalidInput
        If a rule file cannot be read or understood.
    """
    settings = settings or Settings()
    if store is not None:  # processes would open the one that the settings name
        settings = settings.model_copy(update={"report_workers": 1})
    check_rules(settings.rules)
    app = FastAPI(
        title="Kingmaker",
        version=version("kingmaker"),
        description=openapi.DESCRIPTION,
        lifespan=_lifespan,
        responses=openapi.DEFAULT_RESPONSES,
        generate_unique_id_function=_operation_id,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.store = store or store_of(settings)
    app.state.cache = Cache()
    app.state.jobs = JobPool(settings, app.state.store, app.state.cache)
    app.state.alerts = AlertLoop(settings, app.state.store, app.state.cache)
    errors.add_handlers(app)
    _add_middleware(app, settings)
    for routes in ROUTES:
        app.include_router(routes.router, dependencies=[Depends(only_known_parameters)])
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Add what requests go through, the innermost first."""
    app.add_middleware(BodyLimit, max_bytes=settings.max_upload_bytes)
    app.add_middleware(SameOriginWrites, allowed=settings.cors_origins)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=["ETag", facts.CONDUCT_HEADER],
        )
    if not settings.needs_keys:
        app.add_middleware(LoopbackHost)
    app.add_middleware(RequestLog)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.jobs.start()
    app.state.alerts.start()
    yield
    app.state.alerts.stop()
    app.state.jobs.stop()
    app.state.store.close()


def _operation_id(route: APIRoute) -> str:
    return route.name
