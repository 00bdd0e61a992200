"""The channels that the settings open; of one that they do not, what is missing is said."""

from collections.abc import Callable, Mapping

from app.delivery.folder import FolderChannel
from app.delivery.message import Channel, Message, NotDelivered
from app.delivery.settings import DeliverySettings
from app.delivery.smtp import SmtpChannel
from app.delivery.webhook import WebhookChannel

Send = Callable[[Message], None]
"""Sends one message, or raises NotDelivered."""


def channels_of(settings: DeliverySettings) -> Mapping[Channel, Send]:
    """Return what sends, by channel."""
    folder, host = settings.delivery_folder, settings.smtp_host
    return {
        "folder": FolderChannel(folder) if folder else _missing("KINGMAKER_DELIVERY_FOLDER"),
        "smtp": SmtpChannel(settings) if host else _missing("KINGMAKER_SMTP_HOST"),
        "webhook": WebhookChannel(settings)
        if settings.webhook_secret
        else _missing("KINGMAKER_WEBHOOK_SECRET"),
    }


def _missing(setting: str) -> Send:
    def send(message: Message) -> None:
        raise NotDelivered(f"the channel {message.channel} is not open: set {setting}")

    return send
