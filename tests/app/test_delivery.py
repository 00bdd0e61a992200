"""Delivery to folders and by mail, and what stands in the way."""

import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.delivery.channels import channels_of
from app.delivery.folder import FolderChannel
from app.delivery.message import Channel, File, Recipient
from app.delivery.settings import DeliverySettings
from app.delivery.smtp import SmtpChannel
from tests.app.receivers import Mailbox, dripped, mailbox
from tests.app.sent_messages import a_message, refused


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox() as found:
        yield found


def smtp(port: int, **changes: Any) -> SmtpChannel:
    given: dict[str, Any] = {"smtp_security": "none", "smtp_from": "reports@sales.example"}
    given |= {"smtp_host": "127.0.0.1", "smtp_port": port}
    return SmtpChannel(DeliverySettings(**(given | changes)))


def test_a_folder_has_it_whole_and_once(tmp_path: Path) -> None:
    message, send = a_message("folder", "sales/weekly"), FolderChannel(tmp_path)
    (tmp_path / "sales" / "weekly" / f".{message.id}.left").mkdir(parents=True)
    for _ in range(3):
        send(message)
    (found,) = (tmp_path / "sales" / "weekly").iterdir()
    assert (found / "r.html").read_text(encoding="utf-8") == "<p>周报</p>"
    assert "你好" in (found / "message.txt").read_text(encoding="utf-8")


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "away").symlink_to(tmp_path)
    error = refused(FolderChannel(tmp_path / "in"), a_message("folder", "away"))
    assert error.is_final
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "weekly").write_text("a file", encoding="utf-8")
    error = refused(FolderChannel(tmp_path), a_message("folder", "weekly"))
    assert not error.is_final
    assert "weekly" in str(error)


def test_a_subject_is_only_a_part_of_a_name(tmp_path: Path) -> None:
    FolderChannel(tmp_path)(a_message("folder", "w", subject="../../etc/\x00passwd\n" + "长" * 300))
    (found,) = (tmp_path / "w").iterdir()
    assert found.name.startswith("etc-passwd-长")
    assert len(os.fsencode(found.name)) < 255


def test_mail_arrives_with_its_files_and_its_id(box: Mailbox) -> None:
    message = a_message("smtp", "lead@sales.example")
    smtp(box.port)(message)
    (mail,) = box.mails
    assert (mail["To"], mail["Subject"]) == ("lead@sales.example", "Rising stars, 周报")
    assert box.ids == [f"<{message.id}@sales.example>"]
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content().strip()) == ("r.html", "<p>周报</p>")
    shown, text = mail.get_body(("html",)), mail.get_body(("plain",))
    assert shown
    assert text
    assert shown.get_content().strip() == "<p>周报</p>"
    assert "你好" in text.get_content()


def test_a_page_that_would_be_cut_off_is_only_attached(box: Mailbox) -> None:
    page = File(name="r.html", media_type="text/html; charset=utf-8", content=b"a" * 100_001)
    smtp(box.port)(a_message("smtp", "a@b.example").model_copy(update={"files": (page,)}))
    (mail,) = box.mails
    assert mail.get_body(("html",)) is None
    assert len([*mail.iter_attachments()]) == 1


def test_a_mail_needs_no_server_that_takes_eight_bits(box: Mailbox) -> None:
    smtp(box.port)(a_message("smtp", "a@b.example", text="周报\n短"))
    assert box.raw[0].isascii()
    body = box.mails[0].get_body(("plain",))
    assert body
    assert body.get_content().split() == ["周报", "短"]


def test_a_subject_of_several_lines_adds_no_header(box: Mailbox) -> None:
    smtp(box.port)(a_message("smtp", "a@b.example", subject="Hi\r\nBcc: all@b.example"))
    assert box.mails[0]["Bcc"] is None
    assert box.mails[0]["Subject"] == "Hi Bcc: all@b.example"


@pytest.mark.parametrize(
    ("command", "said", "is_final"),
    [
        ("RCPT", b"550 no such person\r\n", True),
        ("RCPT", b"450 later\r\n", False),
        ("END", b"554 looks like spam\r\n", True),
        ("END", b"451 later\r\n", False),
        ("MAIL", b"530 who are you\r\n", False),
        ("GREETING", b"554 closed\r\n", False),
        ("GREETING", b"", False),
    ],
)
def test_a_server_that_refuses(box: Mailbox, command: str, said: bytes, is_final: bool) -> None:
    box.says[command] = said
    error = refused(smtp(box.port, smtp_timeout=0.3), a_message("smtp", "a@b.example"))
    assert error.is_final is is_final
    assert box.mails == []
    assert said[:3].decode() in str(error)


def test_what_goes_wrong_after_the_server_has_it_is_no_failure(box: Mailbox) -> None:
    box.says["QUIT"] = b"500 what?\r\n"
    smtp(box.port)(a_message("smtp", "a@b.example"))
    assert len(box.mails) == 1


def test_mail_is_never_sent_in_the_clear_where_it_should_not_be(box: Mailbox) -> None:
    error = refused(smtp(box.port, smtp_security="starttls"), a_message("smtp", "a@b.example"))
    assert "STARTTLS" in str(error)
    assert box.mails == []


def test_a_server_that_greets_a_byte_at_a_time_is_cut_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        drip = threading.Thread(target=dripped, args=(server, b"220-wait\r\n" * 10), daemon=True)
        drip.start()
        began = time.monotonic()
        channel = smtp(server.getsockname()[1], smtp_timeout=0.3)
        error = refused(channel, a_message("smtp", "a@b.example"))
        assert time.monotonic() - began < 3
        drip.join(20)
    assert not error.is_final


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_the_certificate_is_held_against_the_name_of_the_server(
    security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another name, or none, any server with a certificate could read our mails."""
    asked: list[str | None] = []

    def wrap(self: ssl.SSLContext, sock: socket.socket, **given: Any) -> Any:
        asked.append(given["server_hostname"])
        sock.close()
        raise ssl.SSLError("no")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    with mailbox() as box:
        box.says["EHLO"] = b"250-here\r\n250 STARTTLS\r\n"
        box.says["STAR"] = b"220 go on\r\n"
        channel = smtp(box.port, smtp_security=security, smtp_host="localhost")
        refused(channel, a_message("smtp", "a@b.example"))
    assert asked == ["localhost"]


def test_there_is_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "refused" in str(refused(smtp(port), a_message("smtp", "a@b.example")))


@pytest.mark.parametrize("channel", ["folder", "smtp", "webhook"])
def test_a_channel_that_is_not_set_up_says_what_to_set(channel: Channel) -> None:
    settings = DeliverySettings(delivery_folder=None, smtp_host=None, webhook_secret=None)
    error = refused(channels_of(settings)[channel], a_message(channel, "x"))
    assert "KINGMAKER_" in str(error)
    assert not error.is_final


NOBODY = (
    *("folder:", "folder:..", "folder:a/../b", "folder:/etc", "folder:a\\..\\b", "folder:.x"),
    *("folder:a\n", "smtp:me", "smtp:a@b@c.example", "smtp:a@b.example,c@d.example"),
    *("smtp:a@b.example\r\nRCPT TO:<c@d.example>", "webhook:ftp://a.example", "webhook:https://"),
    *("webhook:https://u:p@a.example/", "webhook:https://a.example:x/"),
    *("webhook:https://a.example/\r\nX: y", "webhook:https://a.example/ b", "fax:1", "a@b.example"),
)


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_recipient(text: str) -> None:
    with pytest.raises(ValidationError):
        Recipient.of_text(text)


@pytest.mark.parametrize(
    "text", ["folder:周报/sales", "smtp:a.b+c@d.example", "webhook:https://a.example:8443/x?y=z"]
)
def test_what_is_one_recipient(text: str) -> None:
    found = Recipient.of_text(text)
    assert f"{found.channel}:{found.address}" == text
