"""A fishbone's foot line and legend, and what is missing."""

from collections.abc import Iterator

from graph.view.evidence import percent
from graph.view.fishbone.frame import MARGIN, Frame, short
from graph.view.phrases import phrase
from graph.view.scene import Box, Colour, Connector, Group, Shape, Stroke, Text, text_width
from graph.view.scene.glyphs import APPEARED, CHANGED, GONE, POINTER, disc, letter

FOOT_SIZE, FOOT_LINE, LEGEND_SIZE = 13.0, 19.0, 11.0
SPACE = 22.0
ANSWERS = ("convert", "isolate", None)
MOST_NAMED = 3


def foot(frame: Frame) -> Group:
    """Return the line of figures below the fish, on a second line where it has no room."""
    y, x = frame.height - 80, MARGIN
    shapes: list[Shape] = [
        Connector((MARGIN, y - 26), (frame.width - MARGIN, y - 26), Stroke("line", 1))
    ]
    said = []
    for level, count in frame.fish.foot.levels.items():
        shapes += disc(x + 9, y - 4, level, 9)
        shapes.append(Text(x + 23, y + 1, str(count), FOOT_SIZE, weight=600))
        said.append(f"{phrase(f'level_{level}', frame.fish.language)} {count}")
        x += 32 + text_width(str(count), FOOT_SIZE, 600)
    x, first = x + SPACE / 2, y
    for words, colour in _figures(frame):
        if y == first and x + text_width(words, FOOT_SIZE, 600) > frame.width - MARGIN:
            x, y = MARGIN, y + FOOT_LINE
        room = frame.width - MARGIN - x
        text = Text.within(x, y + 1, words, room, size=FOOT_SIZE, colour=colour, weight=600)
        shapes.append(text)
        said.append(words)
        x += text_width(text.words, FOOT_SIZE, 600) + SPACE
    return Group(tuple(shapes), " · ".join(said), "img", "foot", True)


def legend(frame: Frame) -> Group:
    """Return what the marks mean."""
    x, y = MARGIN, frame.height - 42
    language, shapes = frame.fish.language, list[Shape]()
    for level in frame.fish.foot.levels:
        shapes += disc(x + 7, y - 4, level, 7)
        x = _said(shapes, x + 19, y, phrase(f"level_{level}", language))
    for role in "ADSEI":
        shapes += letter(x, y - 13, role)
        x = _said(shapes, x + 22, y, phrase(f"role_{role}", language))
    x, y = MARGIN, frame.height - 18
    for key, stroke in _line_kinds():
        shapes.append(Connector((x, y - 4), (x + 28, y - 4), stroke, arrow=True))
        x = _said(shapes, x + 34, y, frame.say(key))
    shapes.append(Box(x, y - 12, 22, 15, "card", Stroke("danger", 1.8), 4))
    x = _said(shapes, x + 28, y, frame.say("legend_alarm"))
    shapes.append(Box(x, y - 13, 24, 17, "card", Stroke("influence", 1.3), 5))
    shapes.append(Box(x + 3, y - 10, 18, 11, "card", Stroke("influence", 1.3), 3))
    x = _said(shapes, x + 30, y, frame.say("legend_hidden"))
    x = _said(shapes, x, y, f"{POINTER} {frame.say('pointer')}")
    if any(person.changes for person in frame.fish.people.values()):
        for glyph, kind in ((APPEARED, "kind_appeared"), (GONE, "kind_gone")):
            x = _said(shapes, x, y, f"{glyph} {phrase(kind, language)}")
        _said(shapes, x, y, f"{CHANGED} {phrase('changes_column', language)}")
    return Group(tuple(shapes), phrase("legend", language), "img", "legend")


def missing(frame: Frame) -> str:
    """Return what is not recorded, in words; nothing where all is."""
    if not frame.fish.missing:
        return ""
    separator = "；" if frame.fish.language == "zh" else "; "
    return frame.say("missing", what=separator.join(map(frame.say, frame.fish.missing)))


def _line_kinds() -> tuple[tuple[str, Stroke], ...]:
    return (
        ("legend_influence", Stroke("influence", 2)),
        ("legend_path", Stroke("path", 3.4, "dotted")),
        ("legend_message", Stroke("message", 1.8, "dashed")),
    )


def _said(shapes: list[Shape], x: float, y: float, words: str) -> float:
    """Add a word of the legend; return where the next begins."""
    shapes.append(Text(x, y, words, LEGEND_SIZE, "soft"))
    return x + text_width(words, LEGEND_SIZE) + 12


def _figures(frame: Frame) -> Iterator[tuple[str, Colour]]:
    found = frame.fish.foot
    if found.support is None:
        yield frame.say("support_unknown"), "soft"
    else:
        yield frame.say("support", value=f"{found.support:+.2f}".replace("-", "−")), "ink"
    if found.coverage is not None:
        met = frame.say("met", share=percent(found.coverage), days=found.met_within_days)
        yield met, "ink"
    if frame.fish.folded:
        yield frame.say("folded", count=frame.fish.folded), "soft"
    for better in ANSWERS:
        names = [short(one.name, frame) for one in found.opposers if one.better == better]
        if names:
            more = f" +{len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
            separator = "、" if frame.fish.language == "zh" else ", "
            listed = separator.join(names[:MOST_NAMED]) + more
            yield frame.say(better or "answer", names=listed), "danger"
