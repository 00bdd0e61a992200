"""The fishbone (鱼骨图) as a picture: one project's decision, its people and what moves them.

After the Ishikawa diagram, read as in key-account selling: the head is the decision, the spine
its steps in time, technical ribs above, commercial ones below, the overall line at the head and
outside influence at the tail.

References
----------
Ishikawa 1968, Guide to Quality Control: the cause-and-effect diagram.
"""

from collections.abc import Iterator

from graph.view.fishbone.arrows import arrows
from graph.view.fishbone.card import card, card_id, ghost
from graph.view.fishbone.foot import foot, legend, missing
from graph.view.fishbone.frame import MARGIN, Frame, block_id, framed, short
from graph.view.fishbone.head import head
from graph.view.fishbone.model import Fishbone, FishRib
from graph.view.fishbone.spine import bone, rib_label, rib_name, ribs, spine
from graph.view.fishbone.words import fish_phrase
from graph.view.scene import Box, Group, Scene, Shape, Text, text_width
from graph.view.scene.stacked import stacked


def fishbone_scene(fish: Fishbone) -> Scene:
    """Return a fishbone as a scene, to be drawn as SVG, PNG or a slide.

    Parameters
    ----------
    fish
        The facts; their language is the picture's. Where they are of two dates, the other one's
        fish is above, so that the same steps stand below one another.
    """
    if fish.then is None:
        return _one(fish)
    both, name = [_one(fish.then), _one(fish)], fish.project.name if fish.project else ""
    dates = {"then": fish.then.as_of, "now": fish.as_of}
    words = fish_phrase("two_dates", fish.language, name=name, **dates)
    return stacked(both, both[1].title, " ".join([words, *(scene.description for scene in both)]))


def _one(fish: Fishbone) -> Scene:
    frame = framed(fish)
    name = fish.project.name if fish.project else frame.say("no_project_named")
    description = frame.say(
        "description", name=name, steps=len(fish.steps), people=sum(fish.foot.levels.values())
    )
    return Scene(
        frame.width,
        frame.height,
        frame.say("title", name=short(name, frame)),
        " ".join(filter(None, (description, missing(frame)))),
        tuple(_shapes(frame)),
        fish.language,
    )


def _shapes(frame: Frame) -> Iterator[Shape]:
    numbers = {id_: number for number, id_ in enumerate(_in_reading_order(frame))}
    yield from arrows(frame, _boxes(frame, numbers))
    yield from ribs(frame)
    for rib in frame.fish.ribs:
        yield from (bone(frame, rib, id_, card_id(numbers[id_])) for id_ in rib.people)
        yield from (bone(frame, rib, block_id(rib, id_), None) for id_ in rib.ghosts)
    yield from _heading(frame)
    yield head(frame)
    yield from spine(frame)
    for rib in frame.fish.ribs:
        yield rib_label(frame, rib)
        yield _people(frame, rib, numbers)
    yield from _our_side(frame)
    yield foot(frame)
    yield legend(frame)


def _in_reading_order(frame: Frame) -> list[str]:
    return [id_ for rib in frame.fish.ribs for id_ in rib.people]


def _boxes(frame: Frame, numbers: dict[str, int]) -> dict[str, Box]:
    """Return what arrows hold to: everybody's card, and our people's chips."""
    found = {f"us:{id_}": chip for id_, chip in frame.chips.items()}
    for id_, number in numbers.items():
        rect = frame.shifted(frame.layout.cards[id_])
        found[id_] = Box(rect.x, rect.y, rect.width, rect.height, id=card_id(number))
    return found


def _people(frame: Frame, rib: FishRib, numbers: dict[str, int]) -> Group:
    people = frame.fish.people
    cards = [card(frame, rib, people[id_], numbers[id_]) for id_ in rib.people]
    cards += [ghost(frame, rib, people[id_]) for id_ in rib.ghosts]
    return Group(tuple(cards), rib_name(frame, rib), "list", rib.id)


def _heading(frame: Frame) -> Iterator[Shape]:
    fish, room = frame.fish, frame.width - 2 * MARGIN
    name = short(fish.project.name, frame) if fish.project else frame.say("no_project_named")
    account = short(fish.account_name, frame)
    title, under = (
        frame.say("title", name=name),
        frame.say("subtitle", account=account, date=fish.as_of),
    )
    yield Text.within(MARGIN, 38, title, room, size=21, weight=700)
    yield Text.within(MARGIN, 60, under, room, size=12.5, colour="soft")
    if words := missing(frame):
        yield Text.within(MARGIN, 80, words, room, size=13, colour="danger", weight=600)


def _our_side(frame: Frame) -> Iterator[Shape]:
    """Yield our people at the tail: where the access path begins and messages arrive."""
    chips = list(frame.chips.items())
    if not chips:
        return
    first = chips[0][1]
    words = frame.say("us")
    yield Box(first.x + 9, first.y - 20, text_width(words, 12, 600) + 6, 16, "paper")
    yield Text(first.x + 12, first.y - 8, words, 12, "soft", 600)
    for id_, chip in chips:
        name = short(frame.fish.colleagues.get(id_, id_), frame)
        text = Text.within(
            chip.x + chip.width / 2, chip.y + 18.5, name, chip.width - 20, weight=600,
            anchor="middle",
        )  # fmt: skip
        yield Group((chip, text), f"{frame.say('us')}: {name}", "img")
