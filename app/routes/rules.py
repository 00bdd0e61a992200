"""The method's rules over HTTP, to read: each file has its own route and description."""

import hashlib
import json
from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.deps import TheAccess, tagged
from app.services.rules import rule_names, shown_rules
from graph.rules.known import RULES

router = APIRouter(prefix="/v1/rules", tags=["rules"])


class RuleNames(BaseModel):
    """Which rules there are."""

    items: tuple[str, ...]


@router.get("")
def list_rule_files(access: TheAccess) -> RuleNames:
    """Return the names of the method's rules."""
    return RuleNames(items=rule_names())


def _endpoint(name: str) -> Callable[..., Response]:
    def rules(request: Request, access: TheAccess) -> Response:
        content = shown_rules(access.rules, name)
        digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        return tagged(request, content, digest[:16])

    rules.__doc__ = f"Return the rules {name} as they count: the company's own over ours."
    return rules


for _name, _model in RULES.items():
    router.add_api_route(
        f"/{_name}",
        _endpoint(_name),
        response_model=_model,
        name=f"rules_{_name.replace('-', '_')}",
    )
