"""By mail (RFC 5321): one recipient a message, with a Message-ID that stays when it is repeated."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from app.delivery.deadline import cut_after
from app.delivery.message import File, Message, NotDelivered
from app.delivery.settings import DeliverySettings

MOST_SHOWN = 100_000
"""Bytes of a page that a mail shows: some mail systems cut longer ones off."""
_SEVEN_BITS = policy.default.clone(cte_type="7bit")
"""What any server carries: not each takes bytes above 127 (RFC 6152)."""


@dataclass(frozen=True, slots=True)
class SmtpChannel:
    """Hands messages to the mail server that the settings name.

    Once the server has said 250 the message is its own: whatever goes wrong in saying goodbye
    is no reason to send it again.
    """

    settings: DeliverySettings

    def __call__(self, message: Message) -> None:
        """Send one message."""
        mail = mail_of(message, self.settings.smtp_from)
        try:
            with self._connected() as server:
                server.send_message(mail, self.settings.smtp_from, [message.address])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[message.address]
            raise NotDelivered(_refused(code, said), is_final=code >= 500) from None
        except smtplib.SMTPDataError as error:
            is_final = error.smtp_code >= 500
            raise NotDelivered(
                _refused(error.smtp_code, error.smtp_error), is_final=is_final
            ) from None
        except smtplib.SMTPResponseException as error:
            raise NotDelivered(_refused(error.smtp_code, error.smtp_error)) from None
        except (smtplib.SMTPException, OSError) as error:
            where = f"{self.settings.smtp_host}:{self.settings.smtp_port}"
            raise NotDelivered(f"mail server {where}: {error}") from None

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        given = self.settings
        with (
            closing_well(self._closed()) as server,
            cut_after(given.smtp_timeout, lambda: server.sock),
        ):
            code, said = server.connect(given.smtp_host or "", given.smtp_port)
            if code != 220:
                raise smtplib.SMTPConnectError(code, said)
            if given.smtp_security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if given.smtp_user is not None:
                password = given.smtp_password
                server.login(given.smtp_user, password.get_secret_value() if password else "")
            yield server

    def _closed(self) -> smtplib.SMTP:
        """Return a server to connect to: its greeting too is cut off where it takes too long."""
        timeout = self.settings.smtp_timeout
        server = smtplib.SMTP(timeout=timeout)
        if self.settings.smtp_security == "ssl":
            server = smtplib.SMTP_SSL(timeout=timeout, context=ssl.create_default_context())
        # The name that certificates are held against; smtplib sets it only where it connects
        # before anybody has the object.
        server._host = self.settings.smtp_host or ""  # type: ignore[attr-defined]
        return server


@contextmanager
def closing_well(server: smtplib.SMTP) -> Iterator[smtplib.SMTP]:
    """Close a connection at the end, with a goodbye if the block went well; it may fail."""
    try:
        yield server
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
    finally:
        server.close()


def mail_of(message: Message, sender: str) -> EmailMessage:
    """Return a message as mail; its Message-ID is made of its id and the sender's domain.

    Its text is Markdown, which mail programs show as it is written: where there is a page, they
    show that.
    """
    mail = EmailMessage(_SEVEN_BITS)
    mail["From"] = sender
    mail["To"] = message.address
    mail["Subject"] = " ".join(message.subject.split())
    mail["Date"] = format_datetime(message.made_at)
    mail["Message-ID"] = f"<{message.id}@{sender.rpartition('@')[2].rstrip('>')}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no absence notes, please
    mail["Content-Language"] = message.language
    mail.set_content(message.text)
    for page in [one for one in message.files if _is_shown(one)][:1]:
        mail.add_alternative(page.content.decode(), subtype="html")
    for file in message.files:
        kind, _, charset = file.media_type.partition("; charset=")
        main, _, sub = kind.partition("/")
        params = {"charset": charset} if charset else {}
        mail.add_attachment(
            file.content, maintype=main, subtype=sub, filename=file.name, params=params
        )
    return mail


def _is_shown(file: File) -> bool:
    """Return whether a mail shows a file by itself, and not only as an attachment."""
    return file.media_type.startswith("text/html") and len(file.content) <= MOST_SHOWN


def _refused(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"the mail server said {code} {text}"
