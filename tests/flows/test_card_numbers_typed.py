"""Row 20: card numbers typed and scanned wherever a person can, or said by the server: none is kept or passed on."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

from helpers.canaries import files, objects, wiretap
from helpers.morning import begin_work, served, sign_in
from helpers.window import KEY, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.held import LONGEST_NAME

DIGITS = re.compile(r"\d(?:[ \u00a0-]?\d){12,18}")


def card(place: int) -> str:
    """A card number of its own for every place it is put into."""
    digits = f"4{place:014}"
    total = sum(sum(divmod(int(one) * 2, 10)) if n % 2 == 0 else int(one) for n, one in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def spaced(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


SEARCHED, SCANNED, HELD, CASH, SENIOR, CLOSING, GOODS, PERSON, SHOP, REFUSAL = map(card, range(71, 81))
ALL = (SEARCHED, SCANNED, HELD, CASH, SENIOR, CLOSING, GOODS, PERSON, SHOP, REFUSAL)


def found(text: str) -> set[str]:
    """The card numbers of this test that stand in the text, however they are grouped."""
    runs = {re.sub(r"\D", "", run) for run in DIGITS.findall(text)}
    return {one for one in ALL if any(one in run for run in runs)}


def told_by_the_server(sandbox: WitnessedSandbox) -> None:
    state = sandbox.app_state
    with state.lock, state.db.transaction():
        state.db.run("UPDATE products SET body = replace(body, 'Пакет-майка', ?)", (f"Пакет-майка {GOODS}",))
        for person in state.employees.all():
            state.employees.put({**person, "last_name": f"{person['last_name']} {spaced(PERSON)}"})
        for shop in state.shops.all():
            state.shops.put({**shop, "title": f"{shop['title']} {SHOP}"})


def hold(till: TillWindow) -> None:
    till.key(Qt.Key.Key_F6)
    till.until(lambda: till.sees("hold_name"), "the name")
    till.write("hold_name", f"пані з {HELD}"[:LONGEST_NAME])
    till.tap("hold_ok")
    till.until(lambda: not till.lines(), "an empty counter")


def give_cash(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.cash_move.open(output=False))
    till.until(lambda: till.sees("cash-move-confirm"), "the dialog")
    till.type("5")
    till.tap("cash-move-reason-other")
    till.write("cash-move-reason-text", f"здача з {spaced(CASH)}")
    till.tap("cash-move-confirm")
    till.until(lambda: till.window.sheet() is None, "cash in")


def ask_a_senior(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F8)
    till.until(lambda: till.sees("discount_value"), "the discount's dialog")
    till.type("50")
    till.enter()
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    (yuliia,) = [one for one in till.front.override.seniors if one.first_name == "Юлія"]
    till.tap(f"senior_{yuliia.id}")
    till.tap("override_reason-other")
    till.write("override_reason-text", f"карта {SENIOR}")
    for digit in "9999":
        till.tap(f"override_keypad_{digit}")
    till.tap("override_ok")
    till.until(lambda: till.window.sheet() is None, "the leave")


def close_shift(till: TillWindow) -> None:
    till.loop.act(lambda: till.front.show("close_shift"))
    till.quiet()
    presenter = till.front.close_shift
    presenter.set_mode(by_notes=False)
    presenter.press("1")
    presenter.choose_other()
    presenter.write_reason(f"різниця за {CLOSING}")
    till.loop.act(presenter.close)
    till.quiet()


def test_a_day_of_card_numbers_leaves_none_behind(
    servers: ExitStack, fresh: TillWindow, demo_data: Path, tmp_path: Path
) -> None:
    data = tmp_path / "sandbox.db"
    data.write_bytes(demo_data.read_bytes())
    sandbox = served(data)
    servers.enter_context(sandbox)
    told_by_the_server(sandbox)
    with wiretap(tmp_path / "till") as heard:
        fresh.open(server=sandbox.url, api_key=KEY)
        sign_in(fresh)
        begin_work(fresh)
        fresh.write("search", SEARCHED)
        fresh.enter()
        said = fresh.until_toast("Товар не знайдено")
        assert SEARCHED not in said
        fresh.tap("toast_unknown_code_close")
        fresh.scan(SCANNED)
        assert SCANNED not in fresh.until_toast("Товар не знайдено")
        fresh.write("search", "")
        fresh.put_in(fresh.goods("Пакет-майка"))
        hold(fresh)
        give_cash(fresh)
        ask_a_senior(fresh)
        sandbox.fault(match="POST /api/v1/pos/receipts", kind="status", status=422, body={"errors": f"card {REFUSAL}"})
        fresh.key(Qt.Key.Key_F12)
        fresh.until_page("payment")
        fresh.enter()
        fresh.until_page("done")
        fresh.enter()
        fresh.until_page("sale")
        fresh.sell(fresh.goods("Пакет-майка"))
        fresh.until(lambda: len(sandbox.receipts()) >= 3, "documents at the server")
        close_shift(fresh)
        fresh.quiet()
        told = [text for text in objects() if text.startswith(("Document:", "Shift:", "PrintJob:", "AuditRow:"))]
        fresh.close()
    left = {f"{path.name}: {one}" for path, text in files(tmp_path / "till") for one in found(text)}
    left |= {f"paper: {one}" for one in found((tmp_path / "paper.bin").read_bytes().decode("cp1251", "replace"))}
    left |= {f"sent: {one}" for seen in sandbox.seen for one in found(seen.body.decode())}
    left |= {f"object: {one}" for text in told for one in found(text)}
    left |= {f"log record: {one}" for text in heard for one in found(text)}
    assert not left
    bodies = " ".join(seen.body.decode() for seen in sandbox.seen)
    for number in (CASH, GOODS, PERSON):
        assert f"************{number[-4:]}" in bodies, "the text around it was sent, and its last four digits"
