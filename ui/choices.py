"""What the owner's settings mean for the till's parts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from app.domain.excise import Excise
from app.domain.held import Keep
from app.domain.label_table import parse_labels
from app.domain.means import Ask, MeansRules, Payee
from app.domain.payment import PaymentMeans
from app.domain.printjob import TILL_LANE
from app.domain.rights import RightsTable, read_rights
from app.domain.rules import TillRules
from app.domain.sale_hours import parse_hours
from app.settings import Settings

#: In place of an address: the printer of training (`printing.trainer`).
TRAINER = "trainer"


def rules_of(settings: Settings) -> TillRules:
    """The trade's choices out of the settings."""
    return TillRules(
        rounding_step=settings.rounding_step,
        means=means_rules(settings),
        below_zero=settings.below_zero,
        layouts=parse_labels(settings.labels),
        excise_stamps=settings.excise_stamps,
        ask_age=settings.ask_age,
        sale_hours={
            Excise.ALCOHOL: parse_hours(settings.hours_alcohol),
            Excise.OTHER: parse_hours(settings.hours_alcohol),
            Excise.BEER: parse_hours(settings.hours_beer),
            Excise.TOBACCO: parse_hours(settings.hours_tobacco),
        },
        no_discount_kinds=no_discount_kinds(settings),
        no_discount_categories=ids_of(settings.no_discount_categories),
        order_categories=ids_of(settings.order_categories) if settings.printer_orders else frozenset(),
        rights=rights_of(settings),
        till_code=settings.till_code,
        training=settings.training,
        open_drawer=settings.open_drawer,
        print_slips=settings.print_slips and printer_of(settings) != "none",
        blind_count=settings.blind_count,
        terminal_slips=settings.bank_terminal_slip,
        keep_held=Keep(settings.keep_held),
        held_on_server=settings.held_on_server,
        hand_over=settings.finish == "hand_over",
    )


def ids_of(text: str) -> frozenset[str]:
    """Ids with commas between."""
    return frozenset(filter(None, text.split(",")))


def means_rules(settings: Settings) -> MeansRules:
    """What may be paid with. A card is the driven terminal's where one is set, and typed by hand otherwise."""
    cards = {
        "privat_json": (PaymentMeans.ACQUIRING, PaymentMeans.CARD)[: 2 if settings.typed_card else 1],
        "manual": (PaymentMeans.CARD,),
    }
    known = {
        "cash": (PaymentMeans.CASH,),
        "card": cards.get(settings.card_driver, ()),
        "iban": (PaymentMeans.IBAN,),
        "transfer": (PaymentMeans.CARD_TRANSFER,),
    }
    order = tuple(means for word in settings.means.split(",") for means in known[word])
    return MeansRules(
        order=order or (PaymentMeans.CASH,),
        card=Ask(settings.card_details),
        iban=Ask(settings.iban_details),
        transfer=Ask(settings.transfer_details),
        payee=Payee(settings.payee_name, settings.payee_iban, settings.payee_code, settings.payee_purpose),
        acquirer=settings.card_acquirer,
        terminal_id=settings.card_terminal_id,
    )


def rights_of(settings: Settings) -> RightsTable:
    """Who may what."""
    return read_rights(settings.roles, settings.rights, Decimal(settings.discount_limit))


def no_discount_kinds(settings: Settings) -> frozenset[Excise]:
    """Excisable goods sold at their price. Those of no kind the till knows are taken for alcohol."""
    alcohol = {Excise.ALCOHOL, Excise.OTHER, Excise.BEER} if settings.no_discount_alcohol else set()
    return frozenset(alcohol | ({Excise.TOBACCO} if settings.no_discount_tobacco else set()))


def scale_of(settings: Settings) -> tuple[str, str, int]:
    """The scale's address ("" for none), its protocol and the most it weighs in kilograms."""
    return settings.weigher, settings.weigher_protocol, settings.weigher_most


def stale_after(settings: Settings) -> timedelta:
    """The age from which prices are worth a word; zero for never."""
    return timedelta(hours=settings.stale_hours)


def bank_of(settings: Settings) -> tuple[str, str, int]:
    """How cards are taken ("none", "manual", "privat_json"), the bank terminal's address and the seconds between its
    greetings."""
    return settings.card_driver, settings.bank_terminal_address, settings.bank_terminal_wait


def second_place(settings: Settings) -> Path | None:
    """Where copies of the journal go besides the till's own folder; None when no place is set."""
    return Path(settings.backup_folder) if settings.backup_folder else None


def printer_at(settings: Settings, lane: str) -> str:
    """The address of a lane's printer."""
    return printer_of(settings) if lane == TILL_LANE else settings.printer_orders or "none"


def printer_of(settings: Settings) -> str:
    """The printer's address. Training without one has `TRAINER`, so that slips and their failures can be tried."""
    return settings.printer or (TRAINER if settings.training else "none")
