"""Where each row of a slip lies on paper that is looked at: one measure for the picture and the PDF.

Measures are dots of the printer, eight to a millimetre, and those of mockups 16: a cell of a letter, lines of 26, tall
lines of 42, the title of 48.
"""

from __future__ import annotations

from dataclasses import dataclass

from printing.codes import fitting
from printing.layout import Laid, Row, lay
from printing.letters import Letters
from printing.profile import CELL
from printing.profiles import Profile
from printing.slip import Picture, Qr, Slip, Specimen

PITCH, TALL, TITLE, MARGIN = 26, 42, 48, 24
#: A QR code's side, the height of bars.
QR_SIDE, BARS_HEIGHT = 230, 64


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a slip and the room for them: `inner` is from margin to margin."""

    rows: tuple[Laid, ...]
    inner: int

    @property
    def height(self) -> int:
        """With the margins above and below."""
        return 2 * MARGIN + sum(height(row, self.inner) for row in self.rows)


def sheet(slip: Slip, profile: Profile) -> Sheet:
    """The slip set for this profile's paper."""
    page = None if slip.drawn else profile.page
    rows = lay(slip, profile.columns, Letters(page, profile.substitutions).clean)
    shown = (Row(row.label + row.text) if isinstance(row, Specimen) else row for row in rows)
    return Sheet(tuple(shown), profile.columns * CELL)


def across(profile: Profile) -> int:
    """Dots of the whole width, with the margins."""
    return profile.columns * CELL + 2 * MARGIN


def height(row: Laid, inner: int) -> int:
    """How much of the paper's length a row takes."""
    if isinstance(row, Row):
        return (TITLE if row.wide else TALL) if row.tall else PITCH
    if isinstance(row, Picture):
        from printing import logo  # noqa: PLC0415 - Pillow, only where a slip has a picture

        dots = logo.dots(row.png, inner)
        return 0 if dots is None else dots.height
    if isinstance(row, Qr):
        return QR_SIDE + PITCH
    text, bars_fit = fitting(row.data, row.short, inner)
    return BARS_HEIGHT + 2 * PITCH if bars_fit else PITCH * bool(text)
