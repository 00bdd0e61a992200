"""The power map as one self-contained page: no network, no inline handlers, nothing unescaped.

What users wrote reaches the page in two ways only: through the template, which escapes it, and
as JSON that the script reads and shows as text.
"""

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from markupsafe import Markup

from app.pages.templates import FOLDER, templates
from graph.view.evidence import link_kind, percent
from graph.view.phrases import PHRASES, Language, phrase
from graph.view.power_map.influence_lines import InfluenceLine
from graph.view.power_map.line_facts import LineFact
from graph.view.power_map.power_map import PowerMap
from graph.view.power_map.styles import css_colours
from graph.view.power_map.ties import MapTie
from graph.view.power_map.vis_network import vis_network, vis_network_licence, vis_network_script

LARGE = 1_000
"""From so many people on the table is made when it is first opened, not with the page."""
HAS_SCRIPT = "document.documentElement.dataset.script = ''"
"""Where scripts run, the table is not laid out before the map is; where not, it is all there is."""
SCRIPTS = (
    *("state", "card", "picture", "camera", "groups", "labels", "panel", "ties", "person", "line"),
    *("changes", "notes", "search", "filters", "keys", "tools", "print", "main"),
)
STYLES = ("power_map.css", "power_map_more.css")
MOST_LINES = 1_000
"""The table of lines has the strongest so many, so that it stays a table to read."""
_FACTS: Any = {
    "influences": {"__all__": {"facts"}},
    "comparison": {"lines_gone": {"__all__": {"facts"}}},
}
"""What lines rest on is most of the data: the page reads it when a line is first selected."""
_UNSAFE_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


class Neighbours(NamedTuple):
    """Whom a person listens to, and who listens to them, strongest first."""

    heard: list[InfluenceLine]
    listeners: list[InfluenceLine]


def power_map_page(map: PowerMap, language: Language, *, api: str | None = None) -> str:
    """Return a power map as one HTML page that needs nothing else.

    Parameters
    ----------
    map
        The map.
    language
        Of the page's own words.
    api
        Where the page is served, the address of its account: notes can then be written. A page
        without it, a file, asks for nothing.

    Returns
    -------
    str
        HTML with script, style and data inside, under a Content-Security-Policy that lets
        only these scripts run and nothing be loaded.
    """
    scripts = (HAS_SCRIPT, vis_network_script(), _script())
    style = _style()
    everybody = (*map.people, *(map.comparison.gone if map.comparison else ()))
    return (
        templates()
        .get_template("power_map.html.j2")
        .render(
            map=map,
            language=language,
            policy=_policy(scripts, style, connects=api is not None),
            scripts=[_as_script(text) for text in scripts],
            style=Markup(style),  # noqa: S704 (ours)
            data=json_for_script(_data(map, language, api)),
            facts=json_for_script(_facts(map, language)),
            licence=vis_network_licence(),
            everybody=everybody,
            gone={person.id for person in everybody[len(map.people) :]},
            people={person.id: person for person in everybody},
            notes=_by_contact(map.annotations),
            changes=_by_contact(map.comparison.changes if map.comparison else ()),
            lines=sorted(map.influences, key=lambda line: -line.weight)[:MOST_LINES],
            neighbours=_neighbours(map),
            ties=_ties(map),
            is_large=len(map.people) >= LARGE,
            ranks={found.contact: found.rank for found in map.findings if found.is_ringed},
            phrase=lambda key, **values: phrase(key, language, **values),
            percent=percent,
        )
    )


def json_for_script(value: Any) -> Markup:
    r"""Return JSON that no text in it can end or turn into markup.

    Examples
    --------
    >>> print(json_for_script({"name": "</script>"}))
    {"name":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(_UNSAFE_IN_SCRIPT))  # noqa: S704 (escaped)


def _data(map: PowerMap, language: Language, api: str | None) -> dict[str, Any]:
    return {
        "map": map.model_dump(mode="json", exclude=_FACTS),
        "api": api,
        "network": vis_network(map),
        "phrases": {key: words[language == "zh"] for key, words in PHRASES.items()},
    }


def _facts(map: PowerMap, language: Language) -> list[list[dict[str, Any]]]:
    """Return what is recorded behind every line, those that are gone last."""
    lines = (*map.influences, *(map.comparison.lines_gone if map.comparison else ()))
    return [[_fact(fact, language) for fact in line.facts] for line in lines]


def _fact(fact: LineFact, language: Language) -> dict[str, Any]:
    shown = fact.model_dump(mode="json", exclude_none=True)
    if fact.relation:
        shown["relation"] = link_kind(fact.relation, language)
    return shown


def _neighbours(map: PowerMap) -> dict[str, Neighbours]:
    found: dict[str, Neighbours] = defaultdict(lambda: Neighbours([], []))
    for line in sorted(map.influences, key=lambda line: -line.weight):
        found[line.listener].heard.append(line)
        found[line.influencer].listeners.append(line)
    return found


def _ties(map: PowerMap) -> dict[str, list[MapTie]]:
    found: dict[str, list[MapTie]] = defaultdict(list)
    for tie in map.ties:
        found[tie.one].append(tie)
        found[tie.other].append(tie)
    return found


def _by_contact(parts: Iterable[Any]) -> dict[str | None, list[Any]]:
    found: dict[str | None, list[Any]] = defaultdict(list)
    for part in parts:
        found[part.contact].append(part)
    return found


@cache
def _style() -> str:
    dark = f':root[data-theme="dark"] {{ {css_colours("dark")} }}'
    return f":root {{ {css_colours('light')} }}\n{dark}\n" + "\n".join(map(_read, STYLES))


@cache
def _script() -> str:
    parts = "\n".join(_read(f"power_map_{name}.js") for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{parts}\n}})();"


@cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _as_script(text: str) -> Markup:
    if _ENDS_SCRIPT.search(text):
        raise ValueError("a script of the page would end its own element")
    return Markup(text)  # noqa: S704 (ours and vis-network's)


def _policy(scripts: tuple[str, ...], style: str, *, connects: bool) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'" + ("; connect-src 'self'" if connects else "")
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
