"""Jobs on the command line: listed, shown, cancelled, worked off."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from app.commands.context import access, ending_well, notes
from app.output import print_rows
from app.services.entries import entries_of
from app.services.jobs.jobs import JOB, Job, cancel_job, get_job, job_of, job_result
from app.services.jobs.work import claim_next, do_job


@click.group("jobs")
def jobs_command() -> None:
    """Long work that is done in the background: see it, cancel it, work it off."""


@jobs_command.command("list")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.pass_context
@ending_well
def list_command(context: click.Context, format_: str) -> None:
    """List the tenant's jobs, the oldest first."""
    with access(context) as by:
        found = [job_of(entry) for entry in entries_of(by.store, by.tenant, JOB)]
    whole = {"items": [job.model_dump(mode="json") for job in found]}
    print_rows([_row(job) for job in found], format_, whole)


@jobs_command.command("show")
@click.argument("job")
@click.pass_context
@ending_well
def show_command(context: click.Context, job: str) -> None:
    """Print JOB, and its result where it is done (JSON)."""
    with access(context) as by:
        found = get_job(by, job)
        whole: dict[str, Any] = {"job": found.model_dump(mode="json")}
        if found.state == "done":
            whole["result"] = job_result(by, job)
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))


@jobs_command.command("cancel")
@click.argument("job")
@click.pass_context
@ending_well
def cancel_command(context: click.Context, job: str) -> None:
    """Cancel JOB; one that has ended stays as it is."""
    with access(context) as by:
        found = cancel_job(by, job, datetime.now(UTC))
    click.echo(f"{found.id}: {found.state}")


@jobs_command.command("work")
@click.pass_context
@ending_well
def work_command(context: click.Context) -> None:
    """Work off all jobs that wait, of every tenant; a server does so by itself."""
    done = 0
    with access(context) as by:
        while claim := claim_next(by.store, by.actor, lambda: datetime.now(UTC)):
            do_job(claim, replace(by, tenant=claim.tenant, actor=claim.job.actor, sensitive=False))
            click.echo(f"{claim.job.id}: {claim.job.state}")
            done += 1
    notes.print(f"{done} job(s) worked off", markup=False)


def _row(job: Job) -> dict[str, Any]:
    far = f"{job.progress.done}/{job.progress.of} {job.progress.what}" if job.progress else ""
    return {
        "id": job.id,
        "state": job.state,
        "what": job.work.title,
        "progress": far,
        "actor": job.actor,
        "problem": job.problem or "",
    }
