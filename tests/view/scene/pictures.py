"""A picture with every kind of shape, to draw."""

from graph.view.scene import (
    Box,
    Connector,
    Ellipse,
    Glue,
    Group,
    Polygon,
    Scene,
    Stroke,
    Text,
    anchored,
)

INK = Stroke("ink", 1.5)


def picture(words: str = "陈光 Chen Guang", title: str = "A picture") -> Scene:
    """Return two cards with an arrow between them, a disc and an arrow head."""
    one = Box(20, 20, 160, 40, stroke=INK, radius=8, id="one")
    other = Box(300, 120, 160, 40, stroke=Stroke("line", 1, "dashed"), radius=8, id="other")
    begin, end = anchored(one, "right"), anchored(other, "left")
    straight, curved = Stroke("influence", 2), Stroke("path", 3, "dotted")
    at, to = Glue("one", "right"), Glue("other", "left")
    return Scene(
        500,
        200,
        title,
        f"What it shows: {words}",
        (
            Connector(begin, end, straight, arrow=True, begin_at=at, end_at=to, name=words),
            Connector(begin, end, curved, arrow=True, curved=True, begin_at=at, end_at=to),
            Group((one, _name(one, words)), words, "listitem", "p0", True, has_tooltip=True),
            Group((other, _name(other, words)), words, "img", "p1", True),
            Ellipse(60, 150, 12, 12, "coach"),
            Text(60, 154, "★", 12, "on_level", 700, "middle"),
            Polygon(((200, 20), (240, 20), (220, 50)), "danger"),
        ),
    )


def _name(box: Box, words: str) -> Text:
    return Text.within(box.x + 8, box.y + 25, words, box.width - 16, weight=600)
