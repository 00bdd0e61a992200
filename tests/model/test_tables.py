"""The description of every table: what import, HTTP, both stores and the documentation read."""

import pytest
from jsonschema_rs import Draft202012Validator

from graph.model import TABLES, Table

COLUMNS = {
    "contacts": "id name | title unit reports_to dotted_to rank email joined_on left_on external "
    "party_class country tags",
    "units": "id name | parent",
    "influences": "from to | weight kind undirected",
    "communications": "at sender recipient | count kind",
    "projects": "id name | stage status value currency opened_on closes_on closed_on "
    "tender_opens_on tender_closes_on awarded_share estimate",
    "steps": "project order name | unit on done",
    "roles": "project contact role | weight veto chain step",
    "rules": "project quota |",
    "competitors": "id name |",
    "stances": "contact | level project party grade",
    "ratings": "contact dimension score | project on evidence",
    "targets": "contact level | project by owner",
    "trust": "contact colleague reliability credibility intimacy self_orientation | on",
    "colleagues": "id name | title team email",
    "ties": "colleague contact | strength",
    "interactions": "id date kind colleagues contacts | topic outcome cost currency "
    "people_present initiated_by project agenda host_present approved_by exception_reason",
    "sensitive_notes": "id contact text reason expires_on |",
    "needs": "id contact text | project maslow scope visibility career met met_by answer",
    "pains": "id contact text | project severity likelihood state on impact capability evidence "
    "confirmed",
    "pain_causes": "cause effect | strength",
    "annotations": "id text | contact project author on",
    "holders": "id name kind |",
    "shareholdings": "holder held percent |",
    "competitor_events": "id date competitor kind | project contact text",
    "mutes": "rule reason until | project",
}
"""Section 4 of the design: required columns before the bar. An empty level means unknown."""
OF_ALL = ["valid_from", "valid_to", "source", "confidence"]
KEYS = {
    "influences": "from to kind valid_from",
    "communications": "at sender recipient kind",
    "roles": "project contact role",
    "stances": "contact project party valid_from",
    "ratings": "contact dimension project on",
    "targets": "contact project",
    "trust": "contact colleague on",
    "ties": "colleague contact",
    "steps": "project order",
    "rules": "project",
    "pain_causes": "cause effect",
    "shareholdings": "holder held",
    "mutes": "rule project",
}
REFS = {
    "contacts": {"unit": "units", "reports_to": "contacts", "dotted_to": "contacts"},
    "units": {"parent": "units"},
    "influences": {"from": "contacts", "to": "contacts"},
    "communications": {"sender": "contacts", "recipient": "contacts"},
    "projects": {},
    "steps": {"project": "projects", "unit": "units"},
    "roles": {"project": "projects", "contact": "contacts"},
    "rules": {"project": "projects"},
    "competitors": {},
    "stances": {"contact": "contacts", "project": "projects", "party": "competitors"},
    "ratings": {"contact": "contacts", "project": "projects"},
    "targets": {"contact": "contacts", "project": "projects", "owner": "colleagues"},
    "trust": {"contact": "contacts", "colleague": "colleagues"},
    "colleagues": {},
    "ties": {"colleague": "colleagues", "contact": "contacts"},
    "interactions": {"colleagues": "colleagues", "contacts": "contacts", "project": "projects"},
    "sensitive_notes": {"contact": "contacts"},
    "needs": {"contact": "contacts", "project": "projects"},
    "pains": {"contact": "contacts", "project": "projects"},
    "pain_causes": {"cause": "pains", "effect": "pains"},
    "annotations": {"contact": "contacts", "project": "projects"},
    "holders": {},
    "shareholdings": {"holder": "holders", "held": "holders"},
    "competitor_events": {
        "competitor": "competitors",
        "project": "projects",
        "contact": "contacts",
    },
    "mutes": {"project": "projects"},
}
LINKS = {
    "influences": ("from", "to", "INFLUENCES"),
    "roles": ("contact", "project", "PLAYS"),
    "trust": ("contact", "colleague", "TRUSTS"),
    "ties": ("colleague", "contact", "KNOWS"),
    "pain_causes": ("cause", "effect", "CAUSES"),
    "shareholdings": ("holder", "held", "HOLDS"),
}
every_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def test_all_tables_of_the_design_are_there() -> None:
    assert set(TABLES) == set(COLUMNS)
    assert all(table.name == name for name, table in TABLES.items())


@every_table
def test_columns(table: Table) -> None:
    required, _, optional = COLUMNS[table.name].partition("|")
    assert set(table.columns) == {*required.split(), *optional.split(), *OF_ALL}
    assert [c.name for c in table.columns.values() if c.required] == required.split()
    assert list(table.columns)[-4:] == OF_ALL


@every_table
def test_keys(table: Table) -> None:
    assert " ".join(table.key) == KEYS.get(table.name, "id")
    assert set(table.key) <= set(table.columns)


@every_table
def test_references(table: Table) -> None:
    assert {column: ref.table for column, ref in table.refs.items()} == REFS[table.name]
    assert set(REFS[table.name].values()) <= set(TABLES)
    assert all("id" in TABLES[ref.table].key for ref in table.refs.values())


@every_table
def test_links_join_two_things(table: Table) -> None:
    expected = LINKS.get(table.name)
    if expected is None:
        assert table.link is None
        return
    assert table.link is not None
    assert (table.link.start, table.link.end, table.link.relation) == expected
    assert {table.link.start, table.link.end} <= set(table.refs)


@every_table
def test_every_column_has_words_in_both_languages(table: Table) -> None:
    assert any("一" <= character <= "鿿" for character in table.zh)
    for column in table.columns.values():
        assert any("一" <= character <= "鿿" for character in column.zh), column.name
        assert column.expects != "text", column.name


def test_labels_are_different() -> None:
    assert len({table.label for table in TABLES.values()}) == len(TABLES)


@every_table
def test_the_schema_names_every_column(table: Table) -> None:
    schema = table.json_schema()
    assert set(schema["properties"]) == set(table.columns)
    assert set(schema["required"]) == {c.name for c in table.columns.values() if c.required}
    assert all(c.zh in schema["properties"][c.name]["description"] for c in table.columns.values())
    Draft202012Validator(schema)


@every_table
def test_a_schema_may_leave_the_key_to_the_url(table: Table) -> None:
    without = table.json_schema(key_required=False)["required"]
    assert set(without) == set(table.json_schema()["required"]) - set(table.key)


def test_types_of_cells() -> None:
    found = {name: column.type for name, column in TABLES["contacts"].columns.items()}
    assert {name: kind for name, kind in found.items() if kind != "text"} == {
        "rank": "whole",
        "email": "list",
        "joined_on": "date",
        "left_on": "date",
        "external": "boolean",
        "party_class": "choice",
        "tags": "list",
        "valid_from": "date",
        "valid_to": "date",
        "confidence": "number",
    }
    assert TABLES["communications"].columns["at"].type == "date"
    assert TABLES["interactions"].columns["contacts"].type == "list"
