"""Analyses on the command line: their options are made from their descriptions."""

from collections.abc import Iterator
from typing import Any

import click
from pydantic import ValidationError

from app.commands.context import (
    access,
    account_option,
    ending_well,
    lang_option,
    language_of,
    progress_bar,
)
from app.commands.groups import SuggestingGroup
from app.commands.what_if import changes_from, what_if_options
from app.output import print_answer
from app.output_what_if import print_what_if
from app.services.analyse import analyse
from app.services.what_if import what_if
from app.services.wrong_input import problem_in_words
from graph.analysis.parameters import Parameters
from graph.analysis.registry import ANALYSES, Analysis


@click.group("analyse", cls=SuggestingGroup)
def analyse_command() -> None:
    """Ask an account a question."""


def parameter_options(model: type[Parameters]) -> Iterator[click.Option]:
    """Yield an option for each parameter: as_of is --as-of, a truth value is a flag."""
    for name, field in model.model_fields.items():
        is_flag = field.annotation is bool
        yield click.Option(
            [f"--{name.replace('_', '-')}"],
            is_flag=is_flag,
            required=field.is_required(),
            default=field.default if is_flag else None,
            help=field.description,
        )


def parameters_from(model: type[Parameters], options: dict[str, Any]) -> Parameters:
    """Return parameters from options; a wrong one is wrong usage."""
    given = {name: options.pop(name) for name in model.model_fields if name in options}
    try:
        return model.model_validate({k: v for k, v in given.items() if v is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise click.BadParameter(problem_in_words(first), param_hint=f"--{name}") from None


def _command(analysis: Analysis[Any]) -> click.Command:
    @click.pass_context
    @ending_well
    def run(
        context: click.Context, /, account: str, lang: str, format_: str, **options: Any
    ) -> None:
        parameters = parameters_from(analysis.parameters, options)
        changes, language = changes_from(**options), language_of(lang)
        with access(context) as by, progress_bar() as bar:
            if changes is not None:
                found = what_if(by, account, analysis.name, parameters, changes, language, bar)
                print_what_if(found, format_, language)
                return
            answer = analyse(by, account, analysis.name, parameters, language, bar)
        print_answer(answer, analysis.name, format_, language)

    command = click.command(analysis.name, help=f"{analysis.what} ({analysis.zh})")(
        click.option(
            "--format",
            "format_",
            type=click.Choice(["table", "json", "csv"]),
            default="table",
            show_default=True,
            help="How to print the answer.",
        )(lang_option(account_option(run)))
    )
    command.params += parameter_options(analysis.parameters)
    command.params += what_if_options(analysis.parameters)
    return command


for _analysis in ANALYSES.values():
    analyse_command.add_command(_command(_analysis))
