"""The shop of the mockups as values of the domain: screens are photographed and tested with it.

Everything is fixed (ids, times, sums), so that two runs give the same picture.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from app.domain.barcode import check_digit
from app.domain.cashier import Cashier, Place, Role
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Delivery, DeliveryState, Document, DocumentKind, JournalEntry
from app.domain.money import money
from app.domain.payment import Payment, PaymentMeans, PaymentOperation, due_in_cash, pay_cash
from app.domain.product import KILOGRAM, PIECE, Category, Product
from app.domain.receipt import Item, Receipt, Totals
from app.domain.report import CashierTotal, HourTotal, MeansTotal, OperationTotal, Side, TaxTotal, XReport
from app.domain.rules import TillRules
from app.domain.shift import Shift
from app.domain.tax import TaxRules
from app.services.documents import sale_document

_SPACE = UUID("6f5c5a2e-7d0b-4f0e-9d6e-2f6a3f8f1c01")

#: 14:37 on the shop's wall, as in mockup 03a.
NOW = datetime(2026, 11, 22, 12, 37, tzinfo=UTC)
OPENED = datetime(2026, 11, 22, 6, 2, tzinfo=UTC)

RULES = TillRules()
TAX = TaxRules()

PLACE = Place(
    shop_id=12,
    shop_title="Продукти на Подолі",
    terminal_id=31,
    terminal_name="Каса №1",
    address="м. Київ, вул. Хорива, 12",
    owner="ФОП Мельник О. В.",
    tax_number="301240526541",
    registrar="4000026885",
)

CASHIERS = (
    Cashier(1, "Олена", "Коваль", "Касир", Role.CASHIER, NOW - timedelta(days=1)),
    Cashier(2, "Ірина", "Бойко", "Старший касир", Role.SENIOR, NOW - timedelta(days=3)),
    Cashier(3, "Марія", "Ткаченко", "Касир", Role.CASHIER, NOW - timedelta(days=2)),
    Cashier(4, "Андрій", "Мельник", "Адміністратор", Role.ADMIN),
    Cashier(5, "Юлія", "Савченко", "Касир", Role.CASHIER, None),
)
CASHIER = CASHIERS[0]


def uid(word: str) -> str:
    """A UUID that is the same in every run."""
    made = uuid5(_SPACE, word).bytes
    return str(UUID(bytes=made, version=4))


SHIFT = Shift(
    id=uid("shift 214"),
    number=214,
    opened_at=OPENED,
    opened_by=CASHIER.name,
    opened_by_id=CASHIER.id,
    float_amount=Decimal("1250.00"),
)

CATEGORIES = tuple(
    Category(uid(title), title, color, products=12)
    for color, title in enumerate(
        (
            "Хліб, випічка",
            "Молочне, яйця",
            "Овочі, фрукти",
            "М’ясо, ковбаси",
            "Бакалія",
            "Напої",
            "Солодощі",
            "Кава, чай",
            "Для дому",
        ),
        start=1,
    )
)


def _product(
    title: str, price: str, color: int, stock: str | None, *, weighed: bool = False, **more: object
) -> Product:
    number = len(_made)
    twelve = f"482{number + 1:09d}"
    made = Product(
        id=uid(title),
        title=title,
        price=Decimal(price),
        barcode=f"{twelve}{check_digit(twelve)}",
        sku=f"{10001 + number}",
        category_id=CATEGORIES[color - 1].id if color else None,
        color=color,
        unit=KILOGRAM if weighed else PIECE,
        by_weight=weighed,
        tax_group=1,
        stock=None if stock is None else Decimal(stock),
        popularity=100 - number,
    )
    made = replace(made, **more)  # type: ignore[arg-type]
    _made.append(made)
    return made


_made: list[Product] = []
BREAD = _product("Хліб Київхліб «Український» 950 г", "42.50", 1, "18")
LOAF = _product("Батон «Нарізний» 500 г", "31.90", 1, "7")
MILK = _product("Молоко Яготинське 2,6 % 900 г", "54.90", 2, "24")
CREAM = _product("Сметана Галичина 15 % 300 г", "56.40", 2, "21")
EGGS = _product("Яйця курячі С1, 10 шт", "68.00", 2, "34")
BUTTER = _product("Масло Селянське 73 % 180 г", "94.90", 2, "3")
BANANAS = _product("Банани", "74.90", 3, "31", weighed=True)
POTATOES = _product("Картопля молода", "24.90", 3, "112", weighed=True)
TOMATOES = _product("Помідори рожеві", "96.00", 3, "15", weighed=True)
CUCUMBERS = _product("Огірки короткоплідні", "89.90", 3, "9.2", weighed=True)
CHEESE = _product("Сир Гауда 45 %", "449.00", 2, "4.9", weighed=True)
CHICKEN = _product("Філе куряче Наша Ряба", "214.90", 4, "12", weighed=True)
SAUSAGE = _product("Ковбаса «Лікарська» в/с", "289.00", 4, "6.1", weighed=True)
BUCKWHEAT = _product("Гречка «Хуторок» 800 г", "46.90", 5, "52")
OIL = _product("Олія «Олейна» рафінована 850 мл", "84.90", 5, "27")
SUGAR = _product("Цукор білий 1 кг", "33.90", 5, "64")
WATER = _product("Моршинська негазована 1,5 л", "26.90", 6, "80")
JUICE = _product("Сік Sandora апельсин 0,95 л", "64.90", 6, "0")
CHOCOLATE = _product("Шоколад Roshen молочний 90 г", "52.90", 7, "40")
COFFEE = _product("Кава Jacobs Monarch 100 г", "189.90", 8, "16")
BAG = _product("Пакет-майка", "3.50", 9, None)
SWEETS = _product("Цукерки «Ромашка» Roshen", "198.00", 7, "8.4", weighed=True)
LARD = _product("Сало солоне домашнє", "265.00", 4, "5.5", weighed=True)
HONEY = _product("Мед липовий 400 г", "165.00", 5, "11")
LEMONS = _product("Лимони", "92.00", 3, "7.3", weighed=True)
BREAD_ROLL = _product("Пиріжок із печі", "25.00", 1, None, free_price=True)

#: The twenty tiles of mockup 03a, in their order, and everything there is.
TILES = tuple(_made[:20])
PRODUCTS = tuple(_made)


def item(product: Product, amount: str, percent: str = "") -> Item:
    """A line of `product`; `percent` is its own discount."""
    return Item(
        id=uid(f"line {product.title} {amount}"),
        name=product.name,
        price=product.price or Decimal(0),
        quantity=Decimal(amount).quantize(Decimal("0.001")),
        product_id=product.id,
        barcode=product.barcode,
        sku=product.sku,
        unit=product.unit,
        by_weight=product.by_weight,
        free_price=product.free_price,
        tax_group=product.tax_group,
        discount=Discount(DiscountKind.PERCENT, Decimal(percent)) if percent else None,
    )


def receipt() -> Receipt:
    """The receipt of mockup 03a: seven lines, 633,51 before discounts, 614,52 to pay."""
    lines = (
        item(MILK, "2"),
        item(BREAD, "1"),
        item(BANANAS, "1.254"),
        item(CHEESE, "0.312"),
        item(COFFEE, "1", percent="10"),
        item(WATER, "2"),
        item(BAG, "1"),
    )
    return Receipt(id=uid("receipt 1043"), begun_at=NOW - timedelta(minutes=3), items=lines)


def totals(made: Receipt | None = None) -> Totals:
    return (made or receipt()).totals(TAX)


def sale(
    made: Receipt | None = None,
    *,
    number: int = 1043,
    tendered: str = "1000",
    at: datetime = NOW + timedelta(minutes=2),
    payments: tuple[Payment, ...] = (),
) -> Document:
    """The receipt paid in cash with `tendered` hryvnias (mockup 06a), or with the given payments."""
    paid = made or receipt()
    sums = totals(paid)
    due = due_in_cash(sums.total, RULES.rounding_step)
    return sale_document(
        paid,
        sums,
        payments or (pay_cash(uid(f"payment {number}"), due.payable, Decimal(tendered), at),),
        number=number,
        place=PLACE,
        shift=SHIFT,
        cashier=CASHIER,
        rules=RULES,
        tax_rules=TAX,
        at=at,
    )


WAITING = Delivery(DeliveryState.WAITING)
SENDING = Delivery(DeliveryState.SENDING, attempts=1, last_at=NOW)
AWAITING_NUMBER = Delivery(DeliveryState.DELIVERED, attempts=1, last_at=NOW)


def fiscal(number: str, at: datetime = NOW) -> Delivery:
    """Delivered, with the number the server's fiscal side gave."""
    return Delivery(DeliveryState.DELIVERED, 1, at, fiscal_number=number, registrar=PLACE.registrar, fiscal_at=at)


def card_payment(amount: str, means: PaymentMeans = PaymentMeans.CARD, at: datetime = NOW) -> Payment:
    card = means is PaymentMeans.CARD
    return Payment(
        uid(f"payment {amount}"),
        means,
        Decimal(amount),
        at,
        rrn="431807420927" if card else "",
        approval_code="238017" if card else "",
        pan="···· 4127" if card else "",
    )


def _plain(number: int, minute: str, total: str, means: PaymentMeans = PaymentMeans.CASH) -> Document:
    """A sale of one thing at a price of its own, for the rows whose goods nobody looks at."""
    hour, minutes = minute.split(":")
    at = NOW.replace(hour=int(hour) - 2, minute=int(minutes))
    one = replace(item(BREAD_ROLL, "1"), id=uid(f"line {number}"), price=Decimal(total))
    made = Receipt(id=uid(f"receipt {number}"), begun_at=at, items=(one,))
    paid = card_payment(total, means, at)
    if means is PaymentMeans.CASH:
        paid = replace(paid, tendered=paid.amount)
    return sale(made, number=number, at=at, payments=(paid,))


def big_sale() -> Document:
    """Receipt 1037 of mockup 09: seven lines, a receipt discount, paid by card."""
    lines = (
        item(CHEESE, "0.540"),
        item(COFFEE, "2"),
        item(SWEETS, "0.650"),
        item(LARD, "0.820"),
        item(HONEY, "1"),
        item(LEMONS, "0.395"),
        item(BREAD, "1"),
    )
    at = NOW.replace(minute=26)
    made = Receipt(
        id=uid("receipt 1037"),
        begun_at=at,
        items=lines,
        discount=Discount(DiscountKind.SUM, Decimal("7.95")),
    )
    return sale(made, number=1037, at=at, payments=(card_payment("1204.15", at=at),))


def refund() -> Document:
    """A refund of 96,00 in cash, as in mockup 09."""
    bought = _plain(1038, "14:04", "96.00")
    back = tuple(replace(payment, operation=PaymentOperation.REFUND) for payment in bought.payments)
    return replace(bought, kind=DocumentKind.REFUND, payments=back, related_number=1012)


def journal() -> tuple[JournalEntry, ...]:
    """The rows of mockup 09, newest first."""
    card, transfer = PaymentMeans.CARD, PaymentMeans.CARD_TRANSFER
    first = _plain(1033, "13:51", "905.72", card)
    mixed = replace(
        first,
        payments=(card_payment("505.72"), replace(card_payment("400.00"), means=PaymentMeans.CASH)),
    )
    return (
        JournalEntry(sale(), fiscal("16773376")),
        JournalEntry(_plain(1041, "14:35", "238.90", card), fiscal("16773370")),
        JournalEntry(_plain(1039, "14:30", "96.50"), AWAITING_NUMBER),
        JournalEntry(big_sale(), fiscal("16773361")),
        JournalEntry(_plain(1036, "14:19", "318.40", transfer), fiscal("16773355")),
        JournalEntry(_plain(1035, "14:11", "52.00"), fiscal("16773350")),
        JournalEntry(refund(), fiscal("16773348")),
        JournalEntry(_plain(1034, "13:58", "77.30", card), fiscal("16773342")),
        JournalEntry(mixed, fiscal("16773340")),
    )


def queue() -> tuple[JournalEntry, ...]:
    """The rows of mockup 14b: four wait, one was refused."""
    waiting = Delivery(DeliveryState.WAITING, attempts=2, last_at=NOW, error="offline")
    refused = Delivery(DeliveryState.REFUSED, attempts=3, last_at=NOW, error="refused: items: product_unknown")
    back = replace(_plain(1046, "14:58", "96.00"), kind=DocumentKind.REFUND)
    return (
        JournalEntry(_plain(1048, "15:05", "238.40"), waiting),
        JournalEntry(_plain(1047, "15:02", "77.30"), waiting),
        JournalEntry(back, waiting),
        JournalEntry(_plain(1045, "14:54", "1012.65"), waiting),
        JournalEntry(_plain(1044, "14:51", "159.90"), refused),
    )


def x_report() -> XReport:
    """The X of mockup 11a."""

    def means(kind: PaymentMeans, count: int, amount: str) -> MeansTotal:
        return MeansTotal(kind, count, Decimal(amount))

    def tax(turnover: str, amount: str) -> tuple[TaxTotal, ...]:
        return (TaxTotal("А", "ПДВ", Decimal(20), Decimal(turnover), Decimal(amount)),)

    hours = ("1420", "3115", "2980", "4460", "5390", "4215", "4697.17")
    return XReport(
        shift=SHIFT,
        made_at=NOW + timedelta(minutes=15),
        sales=Side(
            86,
            Decimal("26277.17"),
            (
                means(PaymentMeans.CASH, 38, "9842.50"),
                means(PaymentMeans.CARD, 44, "14316.27"),
                means(PaymentMeans.IBAN, 1, "1250.00"),
                means(PaymentMeans.CARD_TRANSFER, 3, "868.40"),
            ),
            tax("26277.17", "4379.53"),
            Decimal("412.30"),
            Decimal("-0.43"),
        ),
        refunds=Side(
            2,
            Decimal("164.90"),
            (means(PaymentMeans.CASH, 1, "96.00"), means(PaymentMeans.CARD, 1, "68.90")),
            tax("164.90", "27.48"),
            Decimal("0.00"),
            Decimal("0.00"),
        ),
        service_input=Decimal("500.00"),
        service_output=Decimal("5000.00"),
        cash_issued=Decimal("0.00"),
        hours=tuple(
            HourTotal(hour, money(amount), count)
            for hour, (amount, count) in enumerate(zip(hours, (5, 11, 10, 14, 17, 14, 15), strict=True), start=8)
        ),
        operations=(
            OperationTotal(DocumentKind.SALE, 86, Decimal("26277.17")),
            OperationTotal(DocumentKind.SERVICE_INPUT, 1, Decimal("500.00")),
            OperationTotal(DocumentKind.SERVICE_OUTPUT, 1, Decimal("5000.00")),
            OperationTotal(DocumentKind.REFUND, 2, Decimal("164.90")),
        ),
        cashiers=(
            CashierTotal(1, "Олена Коваль", 61, Decimal("18420.67"), 1, Decimal("96.00")),
            CashierTotal(2, "Ірина Бойко", 25, Decimal("7856.50"), 1, Decimal("68.90")),
        ),
    )
