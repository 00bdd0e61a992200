"""Write examples/eastern_telecom: `python examples/make_eastern_telecom.py`.

The same files every time. The facts are in the modules beside this one; only messages and
ordinary meetings are drawn, with a fixed seed.
"""

from pathlib import Path

import eastern_telecom_deals as deals
import eastern_telecom_people as cast
import eastern_telecom_views as views
from bundle_csv import Row, write_table
from eastern_telecom_diary import interactions
from eastern_telecom_links import influences
from eastern_telecom_mail import communications
from eastern_telecom_pains import pains

FOLDER = Path(__file__).parent / "eastern_telecom"
VALID = "valid_from valid_to"

COLUMNS = {
    "contacts": "id name title unit reports_to dotted_to email joined_on left_on external "
    "party_class country tags x_crm_id",
    "units": "id name parent",
    "influences": f"from to weight kind undirected {VALID} source confidence",
    "communications": "at sender recipient count kind",
    "projects": "id name stage status value currency opened_on closes_on closed_on "
    "tender_opens_on tender_closes_on awarded_share estimate "
    "factor:purchase_mode factor:incumbent factor:budget_confirmed x_crm_id",
    "steps": "project order name unit on done",
    "roles": f"project contact role weight veto chain step {VALID} source confidence",
    "rules": "project quota valid_from source",
    "competitors": "id name",
    "stances": f"contact level project party grade {VALID} source confidence",
    "targets": "contact level project by owner",
    "ratings": "contact dimension score project on evidence",
    "trust": "contact colleague reliability credibility intimacy self_orientation on",
    "colleagues": "id name title team email",
    "ties": "colleague contact strength valid_from source",
    "interactions": "id date kind colleagues contacts topic outcome cost currency "
    "people_present initiated_by",
    "needs": "id contact text project maslow scope visibility career met met_by answer "
    "valid_from source",
    "pains": "id contact text project severity likelihood state on impact capability evidence "
    "confirmed source",
    "pain_causes": "cause effect strength source",
    "holders": "id name kind",
    "shareholdings": "holder held percent valid_from source",
}


def tables() -> dict[str, list[Row]]:
    """Every table of the bundle."""
    people = cast.contacts()
    return {
        "contacts": people,
        "units": cast.UNITS,
        "influences": influences(),
        "communications": communications(people),
        "projects": deals.PROJECTS,
        "steps": deals.STEPS,
        "roles": deals.ROLES,
        "rules": deals.RULES,
        "competitors": deals.COMPETITORS,
        "stances": deals.STANCES,
        "targets": deals.TARGETS,
        "ratings": views.ratings(),
        "trust": views.TRUST,
        "colleagues": cast.COLLEAGUES,
        "ties": cast.TIES,
        "interactions": interactions(people),
        "needs": views.NEEDS,
        "pains": pains(),
        "pain_causes": views.PAIN_CAUSES,
        "holders": cast.HOLDERS,
        "shareholdings": cast.SHAREHOLDINGS,
    }


def main() -> None:
    for table, found in tables().items():
        count = write_table(FOLDER, table, COLUMNS[table].split(), found)
        print(f"{table}: {count}")


if __name__ == "__main__":
    main()
