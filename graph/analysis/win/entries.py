"""The win rate, its levers and its questions, as they are described in the registry."""

from typing import Any

from graph.analysis.answer import Result
from graph.analysis.decision import Decision
from graph.analysis.description import Analysis
from graph.analysis.win.basis import WinBeside
from graph.analysis.win.chance import ChanceBeside
from graph.analysis.win.levers import Lever, levers
from graph.analysis.win.next_questions import NextQuestion, next_questions
from graph.analysis.win.parameters import LeverParameters, QuestionParameters, WinParameters
from graph.analysis.win.win_rate import WinRate, win_rates
from graph.progress import Progress


def _win_rate(decision: Decision, asked: WinParameters, progress: Progress) -> Result:
    return win_rates(
        decision,
        project=asked.project,
        body=asked.body,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


def _levers(decision: Decision, asked: LeverParameters, progress: Progress) -> Result:
    return levers(
        decision,
        body=asked.body,
        limit=asked.limit,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


def _next_questions(decision: Decision, asked: QuestionParameters, progress: Progress) -> Result:
    return next_questions(
        decision,
        body=asked.body,
        limit=asked.limit,
        draws=asked.draws,
        seed=asked.seed,
        progress=progress,
    )


WIN_ANALYSES: tuple[Analysis[Any], ...] = (
    Analysis(
        "win-rate",
        "How likely each open project is won, by the people who decide it.",
        "赢率",
        WinParameters,
        WinRate,
        _win_rate,
        WinBeside,
        every_project=True,
        uses_tenant=True,
    ),
    Analysis(
        "levers",
        "Whose stance moves the chance to win most, and what one level up would gain.",
        "杠杆",
        LeverParameters,
        Lever,
        _levers,
        ChanceBeside,
        uses_tenant=True,
    ),
    Analysis(
        "next-questions",
        "Which unknown stance or unsure link makes the chance to win surer, once it is known.",
        "最值得问的问题",
        QuestionParameters,
        NextQuestion,
        _next_questions,
        ChanceBeside,
        uses_tenant=True,
    ),
)
