"""A provider of SMS that sends nothing: what it takes lies beside the demo's mails."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.plugins import Parcel


@dataclass(frozen=True)
class SandboxSms:
    """Keeps each SMS in the folder of the mailbox."""

    folder: Path

    def send(self, parcel: Parcel, hand_over: Callable[[], None]) -> str:
        sms = EmailMessage(policy=SMTP)
        sms["To"] = parcel.address
        sms[mailbox.CHANNEL] = "sms"
        sms.set_content(parcel.text)
        hand_over()
        return mailbox.keep(self.folder, sms.as_bytes())
