"""Which rule files there are, and what each must be."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from graph.errors import InvalidInput, NotFound
from graph.rules import SUFFIX, rules
from graph.rules.coaching import CoachingRules
from graph.rules.conduct import ConductRules
from graph.rules.fishbone import FishboneRules
from graph.rules.needs import NeedRules
from graph.rules.pain_chain import PainRules
from graph.rules.power_map import MapRules
from graph.rules.relationship_levels import LevelRules
from graph.rules.reports import ReportRules
from graph.rules.titles import TitleRules
from graph.rules.trust import TrustRules
from graph.rules.win_sheet import WinSheetRules

RULES: Mapping[str, type[BaseModel]] = {
    "coaching": CoachingRules,
    "conduct": ConductRules,
    "fishbone": FishboneRules,
    "pain-chain": PainRules,
    "power-map": MapRules,
    "relationship-levels": LevelRules,
    "titles": TitleRules,
    "win-sheet": WinSheetRules,
    "trust": TrustRules,
    "needs": NeedRules,
    "reports": ReportRules,
}
"""Each rule file's model, by its name."""


def known_rules(name: str, folder: Path | None = None) -> BaseModel:
    """Return a rule file by its name alone.

    Raises
    ------
    NotFound
        If there is none of this name.
    InvalidInput
        If it cannot be read or understood.
    """
    if name not in RULES:
        raise NotFound(f"no rules are named {name!r}: there are {', '.join(RULES)}")
    return rules(name, RULES[name], folder)


def check_rules(folder: Path | None) -> None:
    """Read every rule file, so that a wrong one is known at the start.

    Raises
    ------
    InvalidInput
        If the folder is not there, one of its files has a name that nothing reads, or a file
        cannot be understood.
    """
    if folder is not None:
        _check_names(folder)
    for name in RULES:
        known_rules(name, folder)


def _check_names(folder: Path) -> None:
    if not folder.is_dir():
        raise InvalidInput(f"the folder of rules {folder} is not there")
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.stem not in RULES:
            names = ", ".join(f"{name}{SUFFIX}" for name in RULES)
            raise InvalidInput(f"{path}: no rules have this name: expected one of {names}")
