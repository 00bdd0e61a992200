"""Jobs over HTTP: long work is asked for, looked at, and cancelled."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from app.deps import After, Limit, TheAccess
from app.services.jobs import jobs
from app.services.jobs.jobs import Job, JobsPage
from app.services.jobs.kinds import AskedWork

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])
JobId = Annotated[str, Path(max_length=64, description="The job's id.")]


@router.post("", status_code=202)
def post_job(request: Request, response: Response, access: TheAccess, work: AskedWork) -> Job:
    """Have an analysis, a report or work on win rates done in the background.

    `Location` says where the job is.
    """
    job = jobs.begin_job(access, work, datetime.now(UTC))
    response.headers.update(accepted(request, job))
    return job


def accepted(request: Request, job: Job) -> dict[str, str]:
    """Wake who works jobs off, and return the header that says where the job is."""
    request.app.state.jobs.wake()
    return {"Location": f"/v1/jobs/{job.id}"}


@router.get("")
def list_jobs(access: TheAccess, after: After = "", limit: Limit = 100) -> JobsPage:
    """Return the tenant's jobs, the oldest first; those that ended a week ago are forgotten."""
    return jobs.list_jobs(access, after, limit)


@router.get("/{job}")
def get_job(access: TheAccess, job: JobId) -> Job:
    """Return a job: its state, and how far it is."""
    return jobs.get_job(access, job)


@router.get("/{job}/result", response_model=Any)
def get_job_result(access: TheAccess, job: JobId) -> Any:
    """Return what came of a job that is done, as the analysis itself answers."""
    return jobs.job_result(access, job)


@router.delete("/{job}")
def cancel_job(request: Request, access: TheAccess, job: JobId) -> Job:
    """Cancel a job that has not ended; it stops within seconds."""
    request.app.state.jobs.cancel(access.tenant, job)
    return jobs.cancel_job(access, job, datetime.now(UTC))
