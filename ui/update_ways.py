"""How this till gets new versions: as its build and its installation allow, or why not."""

from __future__ import annotations

from app import installed, publisher
from app.services.updates import Source, Ways
from app.settings import Settings
from app.update_files import FOLDER, Inbox


def update_ways(settings: Settings) -> Ways | str:
    """A text is the reason for none: "training", "installation" or "key"."""
    if settings.training:
        return "training"
    home, data = installed.program_home(), installed.machine_folder()
    if home is None or data is None:
        return "installation"
    whom = publisher.built_in()
    if whom is None:
        return "key"
    address = whom.address

    def source() -> Source:
        from app.api.updates import Publications  # noqa: PLC0415 - httpx is imported behind the sign-in page

        return Publications(address)

    return Ways(whom.vouches, source, Inbox(data / FOLDER), home)
