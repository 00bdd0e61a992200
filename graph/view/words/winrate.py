"""What a tenant's model of outcomes is worth in words, in English and in Chinese."""

from collections.abc import Iterator, Mapping

from graph.calibration.deals import CHAIN
from graph.calibration.fit import FitReport, Refusal, Signal
from graph.calibration.scores import Measure, Measures
from graph.view.phrases import Language

WINRATE_WORDS: Mapping[str, tuple[str, str]] = {
    "too_few_deals": (
        "Not calibrated: {closed} projects are won or lost, {needed} are needed",
        "未校准：已赢单或丢单的项目有{closed}个，需要{needed}个",
    ),
    "one_outcome": (
        "Not fitted: of {closed} closed projects nearly all ended alike; at least five must be "
        "won and five lost",
        "未拟合：{closed}个已结束项目的结果几乎相同；至少需要5个赢单和5个丢单",
    ),
    "too_alike": (
        "Not fitted: nothing recorded tells the {closed} closed projects apart; record factors, "
        "or the stances of those who decide",
        "未拟合：现有记录无法区分{closed}个已结束的项目；请记录影响因素或决策者的立场",
    ),
    "model": (
        "Model {model}: fitted to {deals} closed projects, {with_chain} with a known chain, "
        "{groups} of them different",
        "模型{model}：依据{deals}个已结束项目拟合，其中{with_chain}个决策链已知，{groups}个互不相同",
    ),
    "auc": (
        "AUC {value}: how often a won project had the higher probability (½: by chance)",
        "AUC {value}：赢单项目概率更高的比例（½表示与随机无异）",
    ),
    "brier": (
        "Brier score {value}: always saying the share won gives {of_rate}",
        "Brier分数{value}：始终给出平均赢单率时为{of_rate}",
    ),
    "ece": (
        "Calibration error {value} in {bins} bins: probabilities that are exactly right have "
        "{by_chance} by chance with so many projects",
        "校准误差（{bins}档）{value}：在同样数量的项目下，完全正确的概率也会有{by_chance}的偶然误差",
    ),
    "signal": (
        "{factor}: AUC alone {alone}; without it AUC falls by {lost}",
        "{factor}：单独时AUC为{alone}；去掉后AUC下降{lost}",
    ),
    "no_signal": (
        "{factor}: no signal (AUC alone {alone}; without it AUC falls by {lost})",
        "{factor}：没有信号（单独时AUC为{alone}；去掉后AUC下降{lost}）",
    ),
    CHAIN: ("the decision chain", "决策链"),
    "said": (
        "Said before: {predictions} predictions are kept, {closed} of their projects have closed",
        "既往预测：已保存{predictions}次预测，其中{closed}个项目已结束",
    ),
    "backtest": (
        "{days} days before closing: {told} of {of} projects could be predicted; {undated} more "
        "have no day of closing",
        "结束前{days}天：{of}个项目中有{told}个可以预测；另有{undated}个没有结束日期",
    ),
    "title": ("Win rate: how right it is", "赢率：准确程度"),
    "diagram": (
        "Said (across) and happened (up); the area of a point is its number of projects",
        "横轴为预测概率，纵轴为实际赢单比例；点的面积为项目数",
    ),
    "said_column": ("said", "预测"),
    "happened_column": ("happened", "实际"),
    "number_column": ("projects", "项目数"),
    "factors": ("Factors", "影响因素"),
    "unseen": ("Projects that the fit had not seen", "拟合时未见过的项目"),
    "our_predictions": ("What we said", "我们的既往预测"),
}


def winrate_phrase(key: str, language: Language, **values: object) -> str:
    """Return a phrase of the win rate's report."""
    return WINRATE_WORDS[key][language == "zh"].format(**values)


def report_in_words(
    language: Language,
    closed: int,
    needed: int,
    reason: Refusal | None,
    model: int | None,
    fit: FitReport | None,
) -> tuple[str, ...]:
    """Return a report in words: why there is no fit, or what it is worth."""
    found = [winrate_phrase(reason, language, closed=closed, needed=needed)] if reason else []
    if fit:
        counts = {
            "deals": fit.closed_projects, "with_chain": fit.with_chain, "groups": fit.groups
        }  # fmt: skip
        found.append(winrate_phrase("model", language, model=model, **counts))
        found += measures_in_words(fit.measures, language)
        found += [_signal(signal, language) for signal in fit.signals]
    return tuple(found)


def measures_in_words(found: Measures, language: Language) -> Iterator[str]:
    """Yield what measures say, with something to hold them against."""
    yield winrate_phrase("auc", language, value=with_interval(found.auc))
    of_rate = f"{found.brier_of_rate:.3f}"
    yield winrate_phrase("brier", language, value=with_interval(found.brier), of_rate=of_rate)
    by_chance = f"{found.ece_by_chance:.3f}"
    yield winrate_phrase(
        "ece", language, value=with_interval(found.ece), bins=found.bins, by_chance=by_chance
    )


def with_interval(found: Measure) -> str:
    """Return a measure with its interval.

    Examples
    --------
    >>> with_interval(Measure(value=0.8, low=0.75, high=0.85))
    '0.800 [0.750, 0.850]'
    """
    if found.value is None:
        return "–"
    value, low, high = (f"{round(x or 0, 3) + 0:.3f}" for x in (found.value, found.low, found.high))
    return f"{value} [{low}, {high}]"


def _signal(signal: Signal, language: Language) -> str:
    is_chain = signal.factor == CHAIN
    name = winrate_phrase(CHAIN, language) if is_chain else signal.factor
    kind = "signal" if signal.has_signal else "no_signal"
    alone, lost = with_interval(signal.auc_alone), with_interval(signal.auc_lost)
    return winrate_phrase(kind, language, factor=name, alone=alone, lost=lost)
