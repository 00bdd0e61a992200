"""The analysis of the pain chain, as it is described in the registry."""

from typing import Annotated, Any

from pydantic import Field

from graph.analysis.answer import Result
from graph.analysis.body.project_votes import decision_whatever_its_rule
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.analysis.pains.pain_chain import pain_chain
from graph.analysis.pains.parts import PainBeside, PainFelt
from graph.analysis.pains.propagation import SAMPLES
from graph.analysis.parameters import Parameters
from graph.progress import Progress


class PainParameters(Parameters):
    """What the pain chain can be asked with."""

    samples: Annotated[
        int,
        Field(
            ge=1, le=100_000, description="How often pains are drawn that cannot be had exactly."
        ),
    ] = SAMPLES
    seed: Annotated[int, Field(ge=0, le=2**32, description="Where the draws begin.")] = 0


def _pain_chain(decision: Decision, asked: PainParameters, progress: Progress) -> Result:
    return pain_chain(decision, samples=asked.samples, seed=asked.seed)


PAIN_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "pain-chain",
        "Whose pain is a reason of whose, how likely each is felt, and which to relieve first.",
        "痛苦链",
        PainParameters,
        PainFelt,
        _pain_chain,
        PainBeside,
        decision=decision_whatever_its_rule,
    ),
)
