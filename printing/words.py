"""How the paper says sums, quantities, times and means of payment, and the head and foot every slip has.

Slips are Ukrainian whatever language the screen speaks: they are documents for the buyer and the tax office.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from app.clock import local
from app.domain.cashier import Place
from app.domain.money import money
from app.domain.payment import PaymentMeans
from app.domain.tax import TaxLine
from printing.letters import Letters
from printing.slip import Pair, Part, Picture, Rule, Slip, Text, centered

#: Every slip of this till carries it at the top and at the bottom (domain.md 5).
NOT_FISCAL = "НЕФІСКАЛЬНИЙ ДОКУМЕНТ"
TRAINING = "НАВЧАННЯ"
#: What a document without a fiscal number says of itself; the till makes no number up.
AWAITED = "Очікує фіскалізації"

MEANS = {
    PaymentMeans.CASH: "Готівка",
    PaymentMeans.CARD: "Картка",
    PaymentMeans.ACQUIRING: "Еквайринг",
    PaymentMeans.IBAN: "Переказ за IBAN",
    PaymentMeans.CARD_TRANSFER: "Переказ з картки",
}


_PRINTABLE = Letters()


def amount(value: Decimal, *, grouped: bool = False) -> str:
    """Hryvnias as on the screen: "614,50"; `grouped` sets thousands apart, as reports do: "26 277,17"."""
    text = f"{money(value):,.2f}".replace(",", " " if grouped else "").replace(".", ",")
    return "0,00" if text == "-0,00" else text


def measure(value: Decimal, *, places: int = 0) -> str:
    """A quantity without needless zeros, at least `places` decimals: "2", "1,254", "0,500"."""
    whole, _, rest = f"{value:.3f}".partition(".")
    rest = rest.rstrip("0").ljust(places, "0")
    return f"{whole},{rest}" if rest else whole


def percent(value: Decimal) -> str:
    """ "10 %", "7,5 %"."""
    return f"{measure(value)} %"


def tax_name(line: TaxLine) -> str:
    """ "ПДВ А 20,00 %": name, letter, rate."""
    return f"{line.name} {line.letter} {amount(line.rate)} %"


def stamp(moment: datetime) -> str:
    """Date and minute of the shop's wall clock: "22.11.2026 14:39"."""
    return f"{local(moment):%d.%m.%Y %H:%M}"


def short_name(name: str) -> str:
    """A person as slips name them: "Олена Коваль" → "Коваль О."; a name already short stays."""
    first, _, last = name.strip().rpartition(" ")
    return f"{last} {first[0]}." if first and not last.endswith(".") else name.strip()


def cashier(name: str) -> str:
    """ "Касир: Коваль О."; nothing where nobody is named."""
    return f"Касир: {short_name(name)}" if name.strip() else ""


def head(place: Place) -> list[Part]:
    """Who sells and where, down to the first line across."""
    tax_number = f"{'ПН' if place.vat_payer else 'ІД'} {place.tax_number}" if place.tax_number else ""
    lines = (place.address, place.owner, tax_number, *place.header)
    parts: list[Part] = [Picture(place.logo)] if place.logo else []
    parts.append(centered(place.shop_title, bold=True, tall=True, wide=True))
    return [*parts, *_lines(lines), Rule()]


def _lines(lines: Iterable[str]) -> list[Part]:
    """In the middle, one below another. What leaves nothing on paper takes no line of it."""
    return [centered(line) for line in lines if _PRINTABLE.clean(line).strip()]


def markings(*, copy: bool = False, training: bool = False) -> list[Part]:
    """What the slip is not, and what else nobody may overlook."""
    parts: list[Part] = [centered(NOT_FISCAL, bold=True)]
    if training:
        parts.append(centered(TRAINING, bold=True, tall=True, wide=True))
    if copy:
        parts.append(centered("КОПІЯ", bold=True, tall=True, wide=True))
    return parts


def in_training(slip: Slip) -> Slip:
    """The slip of a training till: whoever made it, it says at its head and at its foot what it is."""
    if not slip.parts:
        return slip
    said = [isinstance(part, Text) and part.text == TRAINING for part in slip.parts]
    middle = len(said) // 2
    parts = list(slip.parts)
    if not any(said[middle:]):
        parts.append(centered(TRAINING, bold=True))
    if not any(said[:middle]):
        parts.insert(0, centered(TRAINING, bold=True, tall=True, wide=True))
    return replace(slip, parts=tuple(parts))


def foot(place: Place | None = None, *, training: bool = False) -> list[Part]:
    """The shop's last words and the marking once more."""
    parts = _lines(place.footer if place else ())
    if training:
        parts.append(centered(TRAINING, bold=True))
    return [*parts, centered(NOT_FISCAL, bold=True)]


def from_to(opened_at: datetime | None, opened_by: str, closed_at: datetime | None, closed_by: str) -> list[Part]:
    """Who opened and who closed; the day stands with the hour only when the shift ended on another one."""
    same_day = opened_at and closed_at and local(opened_at).date() == local(closed_at).date()
    rows = (("Відкрито", opened_at, opened_by), ("Закрито", closed_at, closed_by))
    times = [(word, f"{local(at):%H:%M}" if same_day else stamp(at), who) for word, at, who in rows if at is not None]
    return [Pair(word, f"{at} {short_name(who)}".strip()) for word, at, who in times]


def fiscal_numbers(number: str | None, registrar: str | None) -> list[Part]:
    """What the server said of a document's fiscal number, or that it is awaited."""
    if not number:
        return [centered(AWAITED)]
    parts: list[Part] = [Pair("Фіскальний номер чека", number)]
    return [*parts, Pair("ФН ПРРО", registrar)] if registrar else parts
