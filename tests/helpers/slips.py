"""Believable documents for slips: a small grocery's day, every kind of paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.cashier import Place
from app.domain.document import Delivery, DeliveryState, Document, DocumentItem, DocumentKind
from app.domain.order import Order, OrderLine
from app.domain.payment import Payment, PaymentMeans, PaymentOperation
from app.domain.product import KILOGRAM, PIECE
from app.domain.report import Side, XReport, x_report
from app.domain.shift import Shift
from app.domain.tax import TaxRules, taxes
from app.domain.terminal_report import TerminalReport
from app.domain.zreport import ZCash, ZReport, ZSide

AT = datetime(2026, 11, 22, 12, 39, 7, tzinfo=UTC)
PLACE = Place(
    shop_id=1,
    shop_title="ПРОДУКТИ НА ПОДОЛІ",
    terminal_id=3,
    terminal_name="Каса №1",
    address="м. Київ, вул. Хорива, 12",
    owner="ФОП Мельник О. В.",
    tax_number="301240526541",
    registrar="4000026885",
)
WAITING = Delivery(DeliveryState.WAITING)
FISCAL = Delivery(DeliveryState.DELIVERED, attempts=1, fiscal_number="16773376", registrar="4000026885", fiscal_at=AT)
SHIFT = Shift(
    id="2b3f3c1e-7b56-4d6e-9d5f-1f3c4a5b6c7d",
    number=214,
    opened_at=datetime(2026, 11, 22, 6, 2, tzinfo=UTC),
    opened_by="Олена Коваль",
    opened_by_id=6,
    float_amount=Decimal("1250.00"),
)


def item(name: str, price: str, quantity: str = "1", **more: object) -> DocumentItem:
    """A line in tax group 1 (А) unless told otherwise; weighed when the quantity is not whole."""
    count = Decimal(quantity)
    gross = (Decimal(price) * count).quantize(Decimal("0.01"))
    weighed = count != count.to_integral_value()
    facts: dict[str, object] = {
        "name": name,
        "price": Decimal(price),
        "quantity": count,
        "unit": KILOGRAM if weighed else PIECE,
        "gross": gross,
        "amount": gross,
        "letters": "А",
        "tax_group": 1,
        "by_weight": weighed,
    }
    return DocumentItem(**{**facts, **more})  # type: ignore[arg-type]


GOODS = (
    item("Молоко Яготинське 2,6 % 900 г", "54.90", "2"),
    item("Хліб Київхліб «Український» 950 г", "42.50"),
    item("Банани", "74.90", "1.254"),
    item("Сир Гауда 45 %", "449.00", "0.312"),
    item(
        "Кава Jacobs Monarch 100 г",
        "189.90",
        discount=Decimal("18.99"),
        discount_percent=Decimal(10),
        amount=Decimal("170.91"),
    ),
    item("Моршинська негазована 1,5 л", "26.90", "2"),
    item("Пакет-майка", "3.50"),
)


def document(
    items: tuple[DocumentItem, ...] = GOODS, payments: tuple[Payment, ...] | None = None, **more: object
) -> Document:
    """A sale of `items` for cash from a thousand, unless `payments` or `more` say otherwise."""
    total = sum((line.amount for line in items), Decimal("0.00"))
    payable = (total * 2).quantize(Decimal(1)) / 2
    payable = payable.quantize(Decimal("0.01"))
    cash = Payment("p1", PaymentMeans.CASH, payable, AT, tendered=Decimal("1000.00"), change=Decimal(1000) - payable)
    facts: dict[str, object] = {
        "id": "9f1c2d3e-0000-4000-8000-000000001043",
        "kind": DocumentKind.SALE,
        "number": 1043,
        "mark": "K1-1043-9f1c2d3e",
        "created_at": AT,
        "shift_id": SHIFT.id,
        "shift_number": SHIFT.number,
        "shop_id": 1,
        "terminal_id": 3,
        "cashier_id": 6,
        "cashier_name": "Олена Коваль",
        "total": total,
        "payable": payable,
        "rounding": payable - total,
        "gross": sum((line.gross for line in items), Decimal("0.00")),
        "line_discounts": sum((line.discount for line in items), Decimal("0.00")),
        "items": items,
        "payments": (cash,) if payments is None else payments,
        "taxes": taxes([(line.tax_group, line.amount) for line in items], TaxRules()),
    }
    return Document(**{**facts, **more})  # type: ignore[arg-type]


def card_sale() -> Document:
    """Two goods with excise and a receipt discount, paid by card through a bank terminal."""
    items = (
        item(
            "Вино Шабо Каберне червоне сухе 0,75 л",
            "259.90",
            letters="ЗА",
            tax_group=6,
            share=Decimal("13.00"),
            amount=Decimal("246.90"),
            classifier_type=1,
            classifier_code="2204210600",
            stamps=("AATE508932",),
        ),
        item("Сир кисломолочний ґаздівський 5 %", "96.40", share=Decimal("4.82"), amount=Decimal("91.58")),
    )
    card = Payment(
        "p1",
        PaymentMeans.CARD,
        Decimal("338.48"),
        AT,
        rrn="632718845021",
        approval_code="554610",
        pan="4149490011223344",
        extra={
            "payment_system": "VISA",
            "acquirer": "АТ КБ «ПриватБанк»",
            "terminal_id": "S1H70A2C",
            "terminal_receipt": "000482",
        },
    )
    return document(
        items,
        (card,),
        number=1044,
        payable=Decimal("338.48"),
        rounding=Decimal("0.00"),
        receipt_discount=Decimal("17.82"),
        receipt_discount_percent=Decimal(5),
    )


def refund() -> Document:
    """One of the goods of 1043 comes back."""
    back = (item("Сир Гауда 45 %", "449.00", "0.312"),)
    paid = Payment("p9", PaymentMeans.CASH, Decimal("140.00"), AT, operation=PaymentOperation.REFUND)
    return document(
        back,
        (paid,),
        kind=DocumentKind.REFUND,
        number=1051,
        payable=Decimal("140.00"),
        rounding=Decimal("-0.09"),
        related_number=1043,
        related_fiscal_number="16773376",
        reason="Товар з вадою",
    )


def held() -> Document:
    """The basket of 1043 put aside: no number, nothing paid."""
    made_of = document(payments=(), kind=DocumentKind.HELD, number=0, mark="", reason="Пані в синьому")
    return replace(made_of, payable=made_of.total, rounding=Decimal("0.00"))


def handed() -> Document:
    """Handed to the fiscal till, which takes the money."""
    return replace(held(), kind=DocumentKind.HANDED, number=1045, mark="K1-1045-9f1c2d3e", reason="")


def order() -> Order:
    """What the kitchen has to make of a paid receipt."""
    lines = (
        OrderLine("Борщ український з пампушками", Decimal(2), PIECE, comment="без часнику"),
        OrderLine("Чай карпатський", Decimal(3), PIECE),
        OrderLine("Форель на грилі", Decimal("0.456"), KILOGRAM, True, "добре просмажити, подати окремо від соусу"),
    )
    return Order(lines, AT, "Олена Коваль", number=1043)


def terminal_report() -> TerminalReport:
    """A settlement as a bank terminal words it."""
    text = (
        "         ПРИВАТБАНК\n"
        "   ПРОДУКТИ НА ПОДОЛІ\n"
        "ТЕРМІНАЛ          S1H70A2C\n"
        "ДАТА 22.11.26   ЧАС 21:01\n"
        "\n"
        "         ЗВІРКА ПІДСУМКІВ\n"
        "VISA\n"
        "ОПЛАТА   12     4 310,40\n"
        "ПОВЕРНЕННЯ   1     -96,40\n"
        "         ПІДСУМКИ ЗБІГЛИСЯ\n"
    )
    return TerminalReport(True, text, AT, "Олена Коваль", 214)


def service(kind: DocumentKind, amount: str, reason: str, number: int = 1046) -> Document:
    """Cash in or out."""
    cash = Payment("p1", PaymentMeans.CASH, Decimal(amount), AT)
    return document(
        (), (cash,), kind=kind, number=number, total=Decimal(amount), payable=Decimal(amount), rounding=Decimal("0.00"),
        reason=reason,
    )  # fmt: skip


def report() -> XReport:
    """The totals of a small shift: two sales, a refund, cash in and out."""
    documents = [
        document(),
        card_sale(),
        refund(),
        service(DocumentKind.SERVICE_INPUT, "500.00", "Розмін із сейфа"),
        service(DocumentKind.SERVICE_OUTPUT, "1200.00", "Здача виручки", 1052),
    ]
    return x_report(SHIFT, documents, AT)


def closed_report() -> XReport:
    """The same shift counted and closed, ten hryvnias short."""
    totals = report()
    closed = replace(
        SHIFT,
        closed_at=datetime(2026, 11, 22, 19, 4, tzinfo=UTC),
        closed_by="Олена Коваль",
        expected=totals.drawer,
        counted=totals.drawer - 10,
        left=Decimal("500.00"),
        reason="Помилка з рештою",
    )
    return replace(totals, shift=closed, made_at=closed.closed_at or AT)


def z_report() -> ZReport:
    """The same shift as the server's Z-report would tell it."""
    totals = closed_report()
    return ZReport(
        id=51,
        at=totals.shift.closed_at,
        opened_at=totals.shift.opened_at,
        opened_by=totals.shift.opened_by,
        closed_at=totals.shift.closed_at,
        closed_by=totals.shift.closed_by,
        sales=_z_side(totals.sales),
        refunds=_z_side(totals.refunds),
        service_input=totals.service_input,
        service_output=totals.service_output,
        drawer=totals.drawer,
        fiscal_number="7069483",
        registrar="4000026885",
        registrar_number="1",
        turnover=totals.sales.amount,
        cash=ZCash(1, Decimal("614.50"), Decimal("0.00")),
    )


def _z_side(side: Side) -> ZSide:
    cash = sum((means.amount for means in side.means if means.means is PaymentMeans.CASH), Decimal(0))
    taxes = tuple((line.letter, line.tax) for line in side.taxes)
    return ZSide(side.count, side.amount, cash, side.amount - cash, taxes)
