"""Employees, and employees by shop (Blueprint: «Працівники»).

The list carries no `pin_code`, as documented: a till learns the PIN from `GET /rsn/employees/{id}`.
"""

from __future__ import annotations

from typing import Any

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json
from app.sandbox.forms import Missing, field_error, need_text, phone, read
from app.sandbox.pages import Page, matches
from app.sandbox.places import picture
from app.sandbox.values import local_stamp, read_moment, utc_stamp

FIELDS = {
    "avatar": "hash?",
    "email": "string",
    "first_name": "string",
    "middle_name": "string?",
    "last_name": "string",
    "phone_number": "string",
    "inn": "string",
    "pin_code": "string?",
    "passport_serial": "string",
    "passport_number": "string",
    "role_id": "integer",
    "address_actual": "hash?",
    "address_legal": "hash?",
    "birthday": "string",
    "joined_at": "string?",
    "gender_type_id": "integer",
    "notes": "string",
    "additional_phone_number": "string?",
}
#: Kept with an employee but never part of a plain answer.
_INNER = ("shop_id", "pin_code", "avatar", "address_legal")


def new_employee(sandbox: Sandbox, fields: Json, shop_id: int | None = None) -> Json:
    """Stores an employee; `shop_id` is where the seed puts them (the form has no field for it)."""
    now = local_stamp(sandbox.clock.now_ms())
    employee: Json = {
        "id": sandbox.employees.next_id(),
        "additional_phone_number": None,
        "birthday": "1980-01-01T00:00:00.000+00:00",
        "created_at": now,
        "email": "",
        "first_name": "",
        "gender_type_id": 1,
        "inn": "",
        "joined_at": None,
        "last_name": "",
        "middle_name": None,
        "notes": "",
        "passport_number": "",
        "passport_serial": "",
        "phone_number": "",
        "role_id": None,
        "state": 0,
        "updated_at": now,
        "pin_code": None,
        "avatar": None,
        "address_legal": None,
        "shop_id": shop_id,
    }
    _fill(sandbox, employee, fields, now)
    return sandbox.employees.put(employee)


def list_employees(call: Call) -> Reply:
    names = ("phone_number", "email", "first_name", "last_name", "middle_name", "inn", "role_id")
    found = [each for each in call.sandbox.employees.all() if matches(each, call.query, *names)]
    page = Page.of(call.query)
    return Reply([_answer(call.sandbox, each) for each in page.cut(found)], page.meta(len(found)))


def create_employee(call: Call) -> Reply:
    fields = _form(call, {})
    employee = new_employee(call.sandbox, fields)
    call.log("employee", "create")
    return Reply(_answer(call.sandbox, employee, "pin_code", "avatar", "address_legal"), status=201)


def show_employee(call: Call) -> Reply:
    employee = call.sandbox.employees.get(call.params["id"])
    if employee is None:
        raise Missing()
    return Reply(_answer(call.sandbox, employee, "pin_code"))


def update_employee(call: Call) -> Reply:
    employee = call.sandbox.employees.get(call.params["id"])
    if employee is None:
        raise field_error("id")
    _fill(call.sandbox, employee, _form(call, employee), local_stamp(call.sandbox.clock.now_ms()))
    call.sandbox.employees.put(employee)
    call.log("employee", "update")
    answer = _answer(call.sandbox, employee, "pin_code", "avatar")
    del answer["role"]
    # Documented so: the answer of a change hides the code even when one is set.
    return Reply({**answer, "pin_code": None})


def delete_employee(call: Call) -> Reply:
    employee = call.sandbox.employees.get(call.params["id"])
    if employee is None:
        raise field_error("id")
    call.sandbox.employees.drop(employee["id"])
    call.log("employee", "delete")
    return Reply({"id": employee["id"]})


def list_by_shop(call: Call) -> Reply:
    staff = call.sandbox.employees.all()
    names = ("id", "first_name", "last_name", "role_id", "state", "updated_at")
    shops: list[Json] = []
    for shop in call.sandbox.shops.all():
        here = [{name: each[name] for name in names} for each in staff if each["shop_id"] == shop["id"]]
        shops.append(
            {
                "id": shop["id"],
                "employees": here,
                "employees_count": len(here),
                "state": shop["state"],
                "title": shop["title"],
            }
        )
    return Reply(shops, {"total_count": len(shops)})


def _form(call: Call, old: Json) -> Json:
    fields = read("Rsn::EmployeeForm", FIELDS, call.body)
    need_text({**old, **fields}, "first_name", "last_name", "phone_number")
    if call.sandbox.roles.get(fields.get("role_id", old.get("role_id"))) is None:
        raise field_error("role_id")
    return fields


def _fill(sandbox: Sandbox, employee: Json, fields: Json, now: str) -> None:
    given = {name: value for name, value in fields.items() if name != "address_actual"}
    for name in ("phone_number", "additional_phone_number"):
        if given.get(name):
            given[name] = phone(given[name])
    for name in ("birthday", "joined_at"):
        if given.get(name):
            given[name] = _day(given[name])
    if given.get("avatar"):
        given["avatar"] = picture("avatar", employee["id"])
    if given.get("address_legal"):
        given["address_legal"] = _legal_address(sandbox, given["address_legal"], now)
    employee |= given | {"updated_at": now}


def _day(text: Any) -> str:
    moment = read_moment(f"{str(text)[:10]}T00:00:00+00:00")
    if moment is None:
        raise field_error("birthday")
    return utc_stamp(moment)


def _legal_address(sandbox: Sandbox, given: Json, now: str) -> Json:
    return sandbox.addresses.put(
        {
            "id": sandbox.addresses.next_id(),
            "address_type_id": 1,
            "city_id": None,
            "city_name": given.get("city_name"),
            "content": str(given.get("content") or ""),
            "created_at": now,
            "region_id": None,
            "updated_at": now,
            "zip_code": str(given.get("zip_code") or ""),
        }
    )


def _answer(sandbox: Sandbox, employee: Json, *inner: str) -> Json:
    shown = {name: value for name, value in employee.items() if name not in _INNER or name in inner}
    for name in ("avatar", "address_legal"):
        if shown.get(name, ...) is None:
            del shown[name]
    return {**shown, "role": sandbox.roles.get(employee["role_id"])}


OPERATIONS = [
    Operation("GET", "/api/v1/rsn/shops/employees", list_by_shop),
    Operation("GET", "/api/v1/rsn/employees", list_employees),
    Operation("POST", "/api/v1/rsn/employees", create_employee, "employee"),
    Operation("DELETE", "/api/v1/rsn/employees/{id}", delete_employee),
    Operation("PUT", "/api/v1/rsn/employees/{id}", update_employee, "employee"),
    Operation("GET", "/api/v1/rsn/employees/{id}", show_employee),
]
