"""Folders, zips and CSV files as they come: broken, encoded otherwise, with something missing."""

import io
import zipfile
from pathlib import Path

import pytest

from graph.errors import InvalidInput, KingmakerError, TooLarge
from graph.io import bundle
from graph.io.bundle import read_bytes, read_path
from graph.io.raw import RawBundle
from tests.io.accounts import csv_bundle, zipped

CSV = "id,name\nli_wen,李雯\n"
ROW = {"id": "li_wen", "name": "李雯"}


def contacts(raw: RawBundle) -> list[object]:
    assert not raw.problems
    assert not raw.tables["contacts"].problems
    return [row for _, row in raw.tables["contacts"].rows]


def told(raw: RawBundle, table: str = "contacts") -> str:
    """What is told about a table that cannot be read whole."""
    return "\n".join(map(str, [*raw.problems, *raw.tables[table].problems]))


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "contacts.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "README.md").write_text("not a table")
    (tmp_path / ".hidden.csv").write_text("not a table")
    (tmp_path / "units.csv").mkdir()
    assert contacts(read_path(tmp_path)) == [ROW]
    assert list(read_path(tmp_path).tables) == ["contacts"]


def test_a_zip_and_a_json_by_path(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"contacts.csv": CSV}))
    (tmp_path / "a.json").write_text('{"contacts": [{"id": "li_wen", "name": "李雯"}]}', "utf-8")
    assert contacts(read_path(tmp_path / "a.zip")) == [ROW]
    assert contacts(read_path(tmp_path / "a.json")) == [ROW]


def test_nothing_at_the_path(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"cannot read .*nowhere: No such file"):
        read_path(tmp_path / "nowhere")


def test_a_file_of_a_folder_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "contacts.csv").write_text(CSV, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InvalidInput, match="Permission denied"):
        read_path(tmp_path)


def test_tables_may_lie_in_a_folder_of_the_zip() -> None:
    assert contacts(read_bytes(zipped({"deep/er/contacts.csv": CSV}))) == [ROW]


def test_a_zip_made_with_backslashes() -> None:
    assert contacts(read_bytes(zipped({"deep\\contacts.csv": CSV}))) == [ROW]


def test_what_a_mac_adds_is_passed_over() -> None:
    files: dict[str, str | bytes] = {
        "a/contacts.csv": CSV,
        "__MACOSX/a/contacts.csv": b"\x00\x05",
        "__MACOSX/a/._contacts.csv": b"\x00\x05",
        "a/._contacts.csv": b"\x00\x05",
        "a/.DS_Store": b"\x00",
        "a/notes.txt": "hello",
    }
    assert contacts(read_bytes(zipped(files))) == [ROW]


def test_the_same_table_twice_in_a_zip() -> None:
    raw = read_bytes(zipped({"a/contacts.csv": CSV, "b/contacts.csv": CSV}))
    assert [str(p) for p in raw.problems] == ["contacts: this table is there twice"]


def test_an_unknown_table_in_a_zip() -> None:
    raw = read_bytes(zipped({"contacts.csv": CSV, "Contact.csv": CSV}))
    (problem,) = raw.problems
    assert problem.table == "Contact.csv"
    assert "unknown table: expected one of units, contacts," in problem.problem


def test_links_in_a_zip_are_passed_over() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("units.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("contacts.csv", CSV)
    assert list(read_bytes(data.getvalue()).tables) == ["contacts"]


def test_an_encrypted_zip() -> None:
    data = bytearray(zipped({"contacts.csv": CSV}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(InvalidInput, match=r"the zip cannot be read: .*encrypted"):
        read_bytes(bytes(data))


def test_a_truncated_zip() -> None:
    data = zipped({"contacts.csv": CSV * 1000})
    for length in (4, 30, len(data) // 2, len(data) - 1):
        with pytest.raises(InvalidInput, match="the zip cannot be read"):
            read_bytes(data[:length])


@pytest.mark.parametrize("files", [{}, {"contacts.xlsx": "PK", "README.md": "?"}])
def test_a_bundle_without_a_table_says_what_is_expected(
    files: dict[str, str], tmp_path: Path
) -> None:
    words = r"no table is in it: expected CSV files, as contacts\.csv"
    with pytest.raises(InvalidInput, match=words):
        read_bytes(zipped(files))
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(InvalidInput, match=words):
        read_path(tmp_path)


def test_one_csv_file_is_no_bundle(tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(CSV, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"contacts\.csv is one table: expected the folder"):
        read_path(file)


@pytest.mark.parametrize("value", [0x00, 0x7F, 0xFF])
def test_a_zip_with_any_byte_changed_is_read_or_refused(value: int) -> None:
    data = zipped({"contacts.csv": CSV * 3, "units.csv": "id,name\n"})
    for place in range(4, len(data)):
        broken = data[:place] + bytes([data[place] ^ value or 0x55]) + data[place + 1 :]
        try:
            read_bytes(broken)
        except KingmakerError as error:
            assert str(error)  # noqa: PT017 - both are right: being read, and being refused


def test_a_zip_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_BUNDLE_BYTES", 2 * 1024**2)
    bomb = zipped({"contacts.csv": CSV, "units.csv": bytes(50 * 1024**2)})
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge, match="the bundle unpacks to more than 2 MiB"):
        read_bytes(bomb)


def test_many_small_files_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_BUNDLE_BYTES", 1024**2)
    with pytest.raises(TooLarge):
        read_bytes(zipped({f"{i}/units.csv": bytes(400_000) for i in range(3)}))
    monkeypatch.setattr(bundle, "MAX_FILES", 5)
    with pytest.raises(TooLarge, match="the zip has 6 files: at most 5"):
        read_bytes(zipped({f"{i}/units.csv": "id" for i in range(6)}))


def test_a_folder_or_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_BUNDLE_BYTES", 1024**2)
    folder, file = tmp_path / "folder", tmp_path / "a.json"
    folder.mkdir()
    for path in (folder / "contacts.csv", file):
        path.write_bytes(b" " * (1024**2 + 1))
    with pytest.raises(TooLarge):
        read_path(folder)
    with pytest.raises(TooLarge, match=r"a\.json is larger than 1 MiB"):
        read_path(file)


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00" * 100, b"hello", b"\xff\xfe{}", b"%PDF-1.7"])
def test_what_is_no_bundle(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="expected a zip of CSV files, or JSON"):
        read_bytes(data)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    assert contacts(csv_bundle(contacts=CSV.replace("\n", newline))) == [ROW]


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_accepted(encoding: str | None) -> None:
    data = zipped({"contacts.csv": CSV.encode("utf-8-sig")})
    assert contacts(read_bytes(data, encoding)) == [ROW]


def test_gbk_is_named_and_can_be_said() -> None:
    data = zipped({"contacts.csv": CSV.encode("gbk")})
    assert "contacts: the file is not UTF-8; it may be gb18030: say so by encoding=gb18030" in told(
        read_bytes(data)
    )
    assert contacts(read_bytes(data, "gb18030")) == [ROW]
    assert contacts(read_bytes(data, "gbk")) == [ROW]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_can_be_said(encoding: str) -> None:
    data = zipped({"contacts.csv": ("\ufeff" + CSV).encode(encoding)})
    if encoding != "utf-16":
        assert "it may be utf-16" in told(read_bytes(data))
    assert contacts(read_bytes(data, encoding)) == [ROW]


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", "undefined", "idna", "a\0b"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    data = zipped({"contacts.csv": CSV.encode()})
    assert "expected an encoding of utf-8" in told(read_bytes(data, encoding))


def test_bytes_of_no_encoding() -> None:
    assert "the file is not UTF-8" in told(csv_bundle(contacts=b"id,name\n\xff\xff\xff,a\n"))


def test_an_empty_file() -> None:
    assert told(csv_bundle(contacts="")) == "contacts: the file is empty: expected a header row"
    assert told(csv_bundle(contacts="\ufeff")).startswith("contacts: the file is empty")


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert contacts(csv_bundle(contacts="id,name\n")) == []
    assert contacts(csv_bundle(contacts="id,name")) == []


def test_a_required_column_is_missing() -> None:
    raw = csv_bundle(influences="from,weight\na,1\n")
    assert told(raw, "influences") == "influences, row 1, column to: this column is required"


@pytest.mark.parametrize(("separator", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_another_separator_than_the_comma_is_named_once(separator: str, word: str) -> None:
    text = "\ufeff" + CSV.replace(",", separator)
    words = f"contacts, row 1: the cells are separated by {word}: save the file as CSV with commas"
    assert told(csv_bundle(contacts=text)) == words


def test_a_column_is_there_twice() -> None:
    raw = csv_bundle(contacts="id,name, id \na,A,b\n")
    assert told(raw) == "contacts, row 1, column id: this column is there more than once"


def test_an_unknown_column_is_named_and_the_rest_is_read() -> None:
    raw = csv_bundle(contacts="id,nmae,name,x_age\na,?,A,7\n")
    assert told(raw).startswith(
        "contacts, row 1, column nmae: unknown column: expected one of valid_from"
    )
    assert told(raw).endswith("or a name beginning x_")
    assert [row for _, row in raw.tables["contacts"].rows] == [
        {"id": "a", "name": "A", "x_age": "7"}
    ]


def test_a_column_without_name() -> None:
    (problem,) = csv_bundle(contacts="id,name,\na,A,\n").tables["contacts"].problems
    assert (problem.row, problem.column) == (1, None)


def test_a_column_name_of_megabytes_is_told_short() -> None:
    raw = csv_bundle(contacts="id,name," + "y" * 5_000_000 + "\n")
    assert len(told(raw)) < 1000


def test_too_many_cells_and_too_few() -> None:
    raw = csv_bundle(contacts="id,name,title\na,A\nb,B,,\nc,C,Chief\n")
    assert told(raw) == "contacts, row 3: expected 3 cells, got 4"
    assert [number for number, _ in raw.tables["contacts"].rows] == [2, 4]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    raw = csv_bundle(contacts='id,name\n\n"a","two\nlines"\n,\nb,B\n')
    assert [number for number, _ in raw.tables["contacts"].rows] == [3, 5]


@pytest.mark.parametrize("text", ['id,name\na,"A\n', 'id,name\na,"A"x\n'])
def test_broken_quotes(text: str) -> None:
    assert "contacts: expected CSV, but at line" in told(csv_bundle(contacts=text))


def test_a_cell_of_ten_megabytes_is_read() -> None:
    raw = csv_bundle(contacts=f"id,name\na,{'A' * 10_000_000}\n")
    ((_, row),) = raw.tables["contacts"].rows
    assert len(row["name"]) == 10_000_000


def test_a_cell_over_any_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.io.tables_csv.MAX_CELL_CHARACTERS", 1000)
    assert "field larger than field limit" in told(csv_bundle(contacts=f"id,name\na,{'A' * 1001}"))
