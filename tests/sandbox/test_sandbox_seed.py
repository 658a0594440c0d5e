"""What a fresh sandbox holds: a shop one can believe in, an empty account, or the goods of a file."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.sandbox_client import Client
from helpers.smartkasa_contract import Contract

from app.sandbox.core import Sandbox
from app.sandbox.seed import seed_sandbox
from app.sandbox.server import SandboxThread

PRODUCTS = "GET /api/v1/inventory/products"
#: The tiles of the sale screen's mockup, in their order.
TILES = [
    ("Хліб Київхліб «Український» 950 г", "42.5"),
    ("Батон «Нарізний» 500 г", "31.9"),
    ("Молоко Яготинське 2,6 % 900 г", "54.9"),
    ("Сметана Галичина 15 % 300 г", "56.4"),
    ("Яйця курячі С1, 10 шт", "68.0"),
    ("Масло Селянське 73 % 180 г", "94.9"),
    ("Банани", "74.9"),
    ("Картопля молода", "24.9"),
    ("Помідори рожеві", "96.0"),
    ("Огірки короткоплідні", "89.9"),
    ("Сир Гауда 45 %", "449.0"),
    ("Філе куряче Наша Ряба", "214.9"),
    ("Ковбаса «Лікарська» в/с", "289.0"),
    ("Гречка «Хуторок» 800 г", "46.9"),
    ("Олія «Олейна» рафінована 850 мл", "84.9"),
    ("Цукор білий 1 кг", "33.9"),
    ("Моршинська негазована 1,5 л", "26.9"),
    ("Сік Sandora апельсин 0,95 л", "64.9"),
    ("Шоколад Roshen молочний 90 г", "52.9"),
    ("Кава Jacobs Monarch 100 г", "189.9"),
]


def _valid_ean13(code: str) -> bool:
    digits = [int(each) for each in code]
    return len(digits) == 13 and (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


@pytest.fixture
def goods(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client(PRODUCTS, params={"per_page": 500})["data"]
    return found


@pytest.fixture
def stock(client: Client) -> dict[str, Decimal]:
    """Counts in the first shop by product."""
    shop = client.first("GET /api/v1/rsn/shops")["id"]
    cards = client("GET /api/v1/inventory/cards", params={"shop_id": shop})["data"]
    return {each["product_id"]: Decimal(each["count"]) for each in cards}


def test_the_shops_and_tills_are_those_of_the_mockups(client: Client) -> None:
    first, second = client("GET /api/v1/rsn/shops")["data"]
    address = first["address"]
    assert (first["title"], address["city_name"], address["content"]) == (
        "Продукти на Подолі",
        "Київ",
        "вул. Хорива, 12",
    )
    assert (first["terminals_count"], second["terminals_count"]) == (2, 1)
    tills = client("GET /api/v1/pos/terminals", params={"shop_id": first["id"]})["data"]
    assert [each["name"] for each in tills] == ["Каса №1", "Каса №2"]
    picture = client.plain("GET", tills[0]["picture"]["url"])
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")


def test_five_people_with_their_roles_and_pins(client: Client) -> None:
    people = client("GET /api/v1/rsn/employees")["data"]
    assert all("pin_code" not in each for each in people), "the documented list has no PIN"
    whole = [client("GET /api/v1/rsn/employees/{id}", key=each["id"])["data"] for each in people]
    assert [
        (f"{each['first_name']} {each['last_name']}", each["role"]["name"], each["pin_code"]) for each in whole
    ] == [
        ("Олена Коваль", "Касир", "1111"),
        ("Ірина Бойко", "Касир", "2222"),
        ("Марія Ткаченко", "Касир", "3333"),
        ("Андрій Мельник", "Адміністратор", "8888"),
        ("Юлія Савченко", "Старший касир", "9999"),
    ]


def test_ten_coloured_shelves_hold_all_the_goods(client: Client, goods: list[dict[str, Any]]) -> None:
    shelves = client("GET /api/v1/inventory/categories")["data"]
    assert [each["title"] for each in shelves] == [
        "Хліб, випічка",
        "Молочне, яйця",
        "Овочі, фрукти",
        "М’ясо, ковбаси",
        "Бакалія",
        "Напої",
        "Солодощі",
        "Кава, чай",
        "Для дому",
        "Алкоголь, тютюн",
    ]
    assert [each["color_id"] for each in shelves] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    counted = Counter(each["category_id"] for each in goods)
    assert {each["id"]: each["products_count"] for each in shelves} == counted


def test_the_goods_are_many_and_all_their_codes_are_right(goods: list[dict[str, Any]]) -> None:
    assert len(goods) >= 150
    assert len({each["title"] for each in goods}) == len(goods)
    coded = [each["number"] for each in goods if not each["is_without_number"]]
    assert len(set(coded)) == len(coded)
    assert all(map(_valid_ean13, coded))
    for each in goods:
        if each["is_without_number"]:
            assert each["number"] == ""
        else:
            assert each["number"].startswith("20" if each["sold_by_weight"] else "482")
    assert all(re.fullmatch(r"\d{10}", each["classifier_code"]) for each in goods if each["classifier_type_id"] == 1)


def test_a_scale_label_names_its_product_by_the_article(goods: list[dict[str, Any]]) -> None:
    weighed = [each for each in goods if each["sold_by_weight"]]
    assert len(weighed) >= 30
    assert all(each["number"][2:12] == each["alter_number"] + "00000" for each in weighed)
    assert {each["unit_type_id"] for each in weighed} == {301}


def test_the_favourites_are_the_mockup_s_tiles_in_order(goods: list[dict[str, Any]]) -> None:
    marked = sorted((each for each in goods if each["bookmark_ids"]), key=lambda each: each["bookmark_ids"])
    assert [(each["title"], each["price"]) for each in marked][:20] == TILES
    assert ("Пакет-майка", "3.5") in [(each["title"], each["price"]) for each in marked]


def test_the_search_of_the_mockup_finds_its_four(client: Client) -> None:
    found = client(PRODUCTS, params={"q": "МОЛ"})["data"]
    assert {each["title"] for each in found} == {
        "Молоко Яготинське 2,6 % 900 г",
        "Картопля молода",
        "Шоколад Roshen молочний 90 г",
        "Сосиски «Молочні»",
    }


def test_there_is_something_of_every_kind(goods: list[dict[str, Any]], stock: dict[str, Decimal]) -> None:
    counts = [stock.get(each["id"]) for each in goods]
    assert sum(count == 0 for count in counts) >= 5
    assert sum(count is not None and 0 < count <= 3 for count in counts) >= 5
    assert sum(count is None for count in counts) >= 3
    assert sum(each["is_free_price"] for each in goods) >= 3
    assert sum(each["price"] == "0.0" and not each["is_free_price"] for each in goods) >= 2
    assert sum(len(each["title"]) >= 90 for each in goods) >= 4
    assert max(len(each["title"]) for each in goods) <= 127
    groups = Counter(each["tax_group_id"] for each in goods)
    assert groups.most_common(1)[0][0] == 1
    assert groups[6] >= 10
    assert {2, 4, 9} <= set(groups)


def test_last_month_adds_up(client: Client) -> None:
    reports = client("GET /api/v1/reports/z-reports", params={"per_page": 100})["data"]
    assert len(reports) == 90
    for report in reports[:6]:
        kept = client("GET /api/v1/pos/receipts", params={"shift_id": report["shift_id"], "per_page": 800})["data"]
        sums = dict.fromkeys(range(4), Decimal(0))
        for each in kept:
            sums[each["type"]] += Decimal(each["total_amount"]) - Decimal(each["rounding_amount"])
        assert Decimal(str(report["sale_total"])) == sums[0]
        assert Decimal(str(report["refund_total"])) == sums[3]
        cash = sums[1] - sums[2]
        for each in kept:
            paid = [one for one in each["payment_transactions"] if one["transaction_type_id"] == 0]
            cash += sum(Decimal(one["amount"]) for one in paid) * (-1 if each["type"] == 3 else 1)
        assert Decimal(str(report["cash_amount"])) == cash == Decimal(report["shift"]["cash_balance"]) == Decimal(1250)
        assert report["shift"]["state"] == 1


def test_a_past_receipt_s_lines_and_rounding_make_its_total(client: Client) -> None:
    for receipt in client("GET /api/v1/pos/receipts", params={"type": 0, "per_page": 100})["data"]:
        lines = sum(Decimal(each["amount"]) for each in receipt["items"])
        assert lines == Decimal(receipt["total_amount"])
        paid = sum(Decimal(each["amount"]) for each in receipt["payment_transactions"])
        assert paid == lines - Decimal(receipt["rounding_amount"])
        assert all(
            paid % Decimal("0.5") == 0 for each in receipt["payment_transactions"] if not each["transaction_type_id"]
        )
        for each in receipt["items"]:
            exact = Decimal(each["price"]) * Decimal(each["quantity"])
            assert abs(exact - Decimal(each["amount"])) <= Decimal("0.005")


def test_the_same_seed_makes_the_same_shop() -> None:
    def shop() -> list[tuple[Any, ...]]:
        with closing(Sandbox()) as sandbox:
            seed_sandbox(sandbox, "demo", None)
            rows = sandbox.db.rows("SELECT id, total_amount, fiscal_number FROM receipts ORDER BY seq")
            return [tuple(row) for row in rows]

    assert shop() == shop()


def test_an_empty_account_has_nothing_but_units(contract: Contract) -> None:
    with SandboxThread(seed="empty") as running:
        client = Client(running.url, contract)
        with client.http:
            client.sign_in()
            for path in ("pos/terminals", "rsn/shops", "rsn/employees", "inventory/products", "pos/shifts"):
                answer = client(f"GET /api/v1/{path}")
                assert (answer["data"], answer["meta"]["total_pages"]) == ([], 0)
            assert len(client("GET /api/v1/inventory/unit_types")["data"]) == 11


@pytest.fixture(scope="module")
def big(shared: Path, contract: Contract) -> Iterator[Client]:
    """Thirty thousand goods out of the shared list of twenty-one."""
    with SandboxThread(seed=str(shared / "data" / "products_482.tsv"), goods=30_000) as running:
        client = Client(running.url, contract)
        with client.http:
            client.sign_in()
            yield client


def test_a_tsv_becomes_as_many_goods_as_wanted(big: Client, shared: Path) -> None:
    lines = (shared / "data" / "products_482.tsv").read_text(encoding="utf-8").splitlines()[1:]
    answer = big(PRODUCTS, params={"per_page": 250})
    assert answer["meta"]["total_count"] == 30_000
    first = answer["data"][0]
    assert f"{first['number']}\t{first['title']}" == lines[0]
    last = big(PRODUCTS, params={"per_page": 250, "page": 120})["data"]
    assert len(last) == 250
    assert last[-1]["title"].endswith("№2")
    assert all(_valid_ean13(each["number"]) for each in last)
    assert all(5 <= Decimal(each["price"]) <= 606 for each in last)
    found = big(PRODUCTS, params={"number": lines[5000].split("\t")[0]})["data"]
    assert [each["title"] for each in found] == [lines[5000].split("\t")[1]]


def test_every_product_of_a_tsv_comes_once_in_pages_and_has_a_card(big: Client) -> None:
    numbers: set[str] = set()
    page: int | None = 1
    while page:
        answer = big.plain("GET", "/api/v1/inventory/products", params={"page": page, "per_page": 1000}).json()
        numbers |= {each["number"] for each in answer["data"]}
        page = answer["meta"]["next_page"]
    assert len(numbers) == 30_000
    cards = big("GET /api/v1/inventory/cards", params={"per_page": 100, "page": 300})
    assert (len(cards["data"]), cards["meta"]) == (100, {"total_count": 30_000})


def test_the_last_page_comes_about_as_fast_as_the_first(big: Client) -> None:
    def best(page: int) -> float:
        times = []
        for _ in range(7):
            started = time.perf_counter()
            big.plain("GET", "/api/v1/inventory/products", params={"per_page": 250, "page": page})
            times.append(time.perf_counter() - started)
        return min(times)

    assert best(120) <= 3 * best(1)


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("не база даних " * 100, encoding="utf-8")
    with pytest.raises(OSError, match=r"notes\.txt"):
        SandboxThread(file)


@pytest.mark.parametrize("text", ["", "code\tname\n1\tа\n", "ean13\ttitle\n", None])
def test_a_seed_that_is_none_says_so(tmp_path: Path, text: str | None) -> None:
    file = tmp_path / "goods.tsv"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="goods"):
        SandboxThread(seed=str(file))


def test_data_in_a_file_outlive_the_sandbox(tmp_path: Path, contract: Contract) -> None:
    file = tmp_path / "sandbox.sqlite"
    for title in ("", "Свій товар"):
        with SandboxThread(file) as running:
            client = Client(running.url, contract)
            with client.http:
                client.sign_in()
                if not title:
                    client("POST /api/v1/inventory/products", 201, json={"product": {"title": "Свій товар"}})
                else:
                    found = client.plain("GET", "/api/v1/inventory/products", params={"q": title}).json()
                    assert found["meta"]["total_count"] == 1
                assert running.app_state.db.value("SELECT count(*) FROM shifts WHERE state = 0") == 3


def test_a_shift_left_open_is_closed_with_its_report_on_the_next_day(tmp_path: Path) -> None:
    file = tmp_path / "sandbox.sqlite"
    with SandboxThread(file) as running, running.app_state.lock:
        running.app_state.db.run("UPDATE shifts SET opened_at = opened_at - 86400000 WHERE state = 0")
        reports = running.app_state.db.value("SELECT count(*) FROM z_reports")
    with SandboxThread(file) as running, running.app_state.lock:
        assert running.app_state.db.value("SELECT count(*) FROM shifts WHERE state = 0") == 3
        assert running.app_state.db.value("SELECT count(*) FROM z_reports") == reports + 3


def test_a_first_start_cut_off_before_the_goods_begins_again(tmp_path: Path) -> None:
    """The tables are there and nothing is in them: power was lost while the shop was being made."""
    file = tmp_path / "sandbox.sqlite"
    Sandbox(file).close()
    with SandboxThread(file) as running, running.app_state.lock:
        assert running.app_state.shops.count() == 2
        assert running.app_state.db.value("SELECT count(*) FROM products") > 100
