"""The slips of the golden files, at three widths. As a script it writes them anew, to be read before a commit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from helpers import slips as made

from app.domain.document import DocumentKind
from printing.cash_slip import cash_slip
from printing.deferred_slip import deferred_slip
from printing.order_slip import order_slip
from printing.preview import plain_text
from printing.profiles import profile
from printing.receipt_slip import receipt_slip
from printing.report_slip import shift_close_slip, x_slip
from printing.slip import Slip
from printing.terminal_slip import terminal_slip, with_terminal
from printing.trial_slip import trial_slip
from printing.z_slip import z_slip

FOLDER = Path(__file__).resolve().parent.parent / "printing" / "golden"
#: A profile per width, all CP1251.
PROFILES = {48: profile("generic-80"), 42: profile("epson-tm-t88"), 32: profile("generic-58")}
AUDIT_HEAD = "5f2b9d0c41e7a86633d8c1f09ab4e57d2c6f80713e95ba4d08c7e1f2a3b4c5d6"


def slips() -> dict[str, Slip]:
    """Every kind of slip of the till by the name of its golden file."""
    long_names = (
        made.item(
            "Набір подарунковий «Карпатський чай з м’ятою, чебрецем та різнотрав’ям» у дерев’яній скриньці",
            "1249.00",
        ),
        made.item("Електровимірювальнонапівпровідниковотранзисторний прилад", "12345.67", "999"),
    )
    return {
        "sale": receipt_slip(made.document(), made.WAITING, made.PLACE, drawer=True),
        "sale-fiscal-copy": receipt_slip(made.document(), made.FISCAL, made.PLACE, copy=True),
        "sale-training": receipt_slip(made.document(training=True), made.FISCAL, made.PLACE),
        "sale-card": receipt_slip(made.card_sale(), made.FISCAL, made.PLACE),
        "sale-long": receipt_slip(made.document(long_names, ()), None, made.PLACE),
        "refund": receipt_slip(made.refund(), made.WAITING, made.PLACE),
        "cancel": receipt_slip(replace(made.refund(), kind=DocumentKind.CANCEL), made.WAITING, made.PLACE),
        "cash-issue": receipt_slip(
            made.service(DocumentKind.CASH_ISSUE, "500.00", "Видача на картку"), made.FISCAL, made.PLACE
        ),
        "service-input": cash_slip(
            made.service(DocumentKind.SERVICE_INPUT, "500.00", "Розмін із сейфа"), made.PLACE, drawer=True
        ),
        "service-output": cash_slip(
            made.service(DocumentKind.SERVICE_OUTPUT, "15015.70", "Здача виручки інкасації банку"), made.PLACE
        ),
        "x-report": x_slip(made.report(), made.PLACE, undelivered=2),
        "shift-close": shift_close_slip(made.closed_report(), made.PLACE, audit_head=(1234, AUDIT_HEAD)),
        "z-copy": z_slip(made.z_report(), made.PLACE, number=214),
        "held": deferred_slip(made.held(), made.PLACE),
        "handed": deferred_slip(made.handed(), made.PLACE),
        "handed-copy": deferred_slip(made.handed(), made.PLACE, copy=True),
        "order": order_slip(made.order()),
        "order-more-training": order_slip(
            replace(made.order(), number=None, name="Столик 7", again=True, training=True, lines=made.order().lines[1:])
        ),
        "terminal": terminal_slip(made.terminal_report(), made.PLACE),
        "terminal-x-copy": terminal_slip(replace(made.terminal_report(), settled=False), made.PLACE, copy=True),
        "sale-terminal": with_terminal(
            receipt_slip(made.card_sale(), made.WAITING, made.PLACE), [made.terminal_report().text]
        ),
        "sale-lean": receipt_slip(
            made.document(
                made.GOODS[:1],
                cashier_name="Олена",
                taxes=(),
                receipt_discount=Decimal("9.80"),
                total=Decimal("100.00"),
                payable=Decimal("100.00"),
                rounding=Decimal("0.00"),
            ),
            None,
            replace(
                made.PLACE,
                shop_title="Крамничка",
                address="",
                owner="",
                vat_payer=False,
                footer=(),
                header=("Працюємо без вихідних", "тел. 044 123-45-67"),
            ),
        ),
        "service-fiscal": cash_slip(
            made.service(DocumentKind.SERVICE_INPUT, "500.00", ""), made.PLACE, made.FISCAL, copy=True
        ),
        "x-copy-training": x_slip(made.report(), made.PLACE, copy=True, training=True, cashier="Ірина"),
        "trial": trial_slip(PROFILES[48], made.PLACE, made.AT),
    }


def main() -> None:
    for name, slip in slips().items():
        for columns, known in PROFILES.items():
            (FOLDER / f"{name}-{columns}.txt").write_text(plain_text(slip, known), "utf-8")


if __name__ == "__main__":
    main()
