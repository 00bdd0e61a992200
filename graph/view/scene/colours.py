"""Colours by what they mean, in each theme; every ink on its ground has a contrast of 4.5 or more.

References
----------
W3C 2023, Web Content Accessibility Guidelines 2.2, 1.4.3: contrast.
"""

from collections.abc import Mapping
from typing import Literal

Colour = Literal[
    "paper",
    "card",
    "band",
    "line",
    "bone",
    "ink",
    "soft",
    "on_ink",
    "bright",
    "influence",
    "accent",
    "rival",
    "path",
    "message",
    "far_influence",
    "danger",
    "action",
    "coach",
    "exclusive",
    "support",
    "neutral",
    "opposed",
    "unknown",
    "on_level",
    "heat_1",
    "heat_2",
    "heat_3",
    "heat_4",
]
"""`card`, `band`: grounds above the paper. `bright`: a figure on ink. Levels: their discs.
`accent`: what is chosen or led to. `rival`: whom somebody backs against us.
`far_influence`: lines that stand back, with a contrast of 3 (WCAG 2.2, 1.4.11).
`heat_1` to `heat_4`: grounds of cells, the more the farther from the paper."""
Theme = Literal["light", "dark", "print"]

_LIGHT: dict[Colour, str] = {
    "paper": "#f7f8fa",
    "card": "#ffffff",
    "band": "#eaeef3",
    "line": "#c9d1dc",
    "bone": "#7b8798",
    "ink": "#1d2733",
    "soft": "#566275",
    "on_ink": "#ffffff",
    "bright": "#fde68a",
    "influence": "#7c3aed",
    "accent": "#6d28d9",
    "rival": "#7f1d1d",
    "path": "#0369a1",
    "message": "#0f766e",
    "far_influence": "#9274e5",
    "danger": "#b42318",
    "action": "#9a4a06",
    "coach": "#0f766e",
    "exclusive": "#1d4ed8",
    "support": "#15803d",
    "neutral": "#636b78",
    "opposed": "#b42318",
    "unknown": "#374151",
    "on_level": "#ffffff",
    "heat_1": "#e0f2ef",
    "heat_2": "#b5ddd6",
    "heat_3": "#7cc0b6",
    "heat_4": "#52ab9f",
}
_DARK: dict[Colour, str] = {
    "paper": "#10151c",
    "card": "#1c242f",
    "band": "#171e28",
    "line": "#3a4656",
    "bone": "#7b8ba1",
    "ink": "#e8edf4",
    "soft": "#a5b1c2",
    "on_ink": "#10151c",
    "bright": "#6b21a8",
    "influence": "#a78bfa",
    "accent": "#b79bff",
    "rival": "#fca5a5",
    "path": "#7dd3fc",
    "message": "#2dd4bf",
    "far_influence": "#6a5aa5",
    "danger": "#fca5a5",
    "action": "#fdba74",
    "coach": "#2dd4bf",
    "exclusive": "#7aa7ff",
    "support": "#4ade80",
    "neutral": "#9ca3af",
    "opposed": "#f87171",
    "unknown": "#d1d5db",
    "on_level": "#10151c",
    "heat_1": "#16302f",
    "heat_2": "#1a4341",
    "heat_3": "#1e5653",
    "heat_4": "#236a65",
}
COLOURS: Mapping[Theme, Mapping[Colour, str]] = {
    "light": _LIGHT,
    "dark": _DARK,
    "print": _LIGHT | {"paper": "#ffffff", "band": "#f1f4f8", "ink": "#111111", "soft": "#4b5563"},
}
"""Each theme's colours, as #rrggbb."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
