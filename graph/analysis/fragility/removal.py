"""What breaks when a contact, an influence link or a colleague of ours goes."""

from graph.analysis.answer import Evidence, FactRef, Part
from graph.analysis.body.members import BodyMember, body_members
from graph.analysis.decision import Decision
from graph.analysis.fragility.changed_answers import changed_answers, changes_in_words
from graph.analysis.fragility.differences import Differences
from graph.analysis.fragility.doing_without import Without, removed_fact
from graph.analysis.likelihood import DRAWS
from graph.progress import Progress, quiet


class Removal(Part):
    """What breaks without one contact, link or colleague, with all that cannot be without them.

    `share_unreachable` is the decision power of the others whom we no longer reach (null where
    we know nobody before), `unreachable` are these members of the decision body;
    `share_separated` is the decision power that comes apart from the largest part of those linked
    informally before, `separates` are these members. `changes` says by the analysis' name what
    differs in each main answer, among the first that were asked for; nothing of hidden decision
    makers' probabilities below a few hundredths is more than chance.
    """

    removed: FactRef
    share_unreachable: float | None
    share_separated: float
    unreachable: tuple[BodyMember, ...]
    separates: tuple[BodyMember, ...]
    changes: dict[str, Differences]
    evidence: tuple[Evidence, ...]


def removal(
    decision: Decision,
    remove: str,
    *,
    limit: int | None = 10,
    draws: int = DRAWS,
    seed: int = 0,
    progress: Progress = quiet,
) -> Removal:
    """Return what breaks when something goes: by doing without it, in a copy of the account.

    Parameters
    ----------
    decision
        The decision.
    remove
        What goes: ``contacts/ID``, ``colleagues/ID`` or ``influences/KEY``, the key as in its URL.
    limit
        How many findings of each answer count (None: all).
    draws, seed
        How often, and from where, the data are drawn anew where an answer needs it.
    progress
        Told how many draws are done.

    Raises
    ------
    InvalidInput
        If it cannot be understood what shall go.
    NotFound
        If there is no such thing at the date.
    """
    gone = Without(decision, removed_fact(decision, remove))
    changes = changed_answers(
        decision, gone.after, limit=limit, draws=draws, seed=seed, progress=progress
    )
    power = decision.body.power
    return Removal(
        removed=gone.ref,
        share_unreachable=float(power[gone.lost].sum()) if gone.reach.knows_anyone else None,
        share_separated=float(power[gone.apart].sum()),
        unreachable=body_members(decision, gone.lost),
        separates=body_members(decision, gone.apart),
        changes=changes,
        evidence=(*gone.evidence(), *changes_in_words(changes, gone.contact)),
    )
