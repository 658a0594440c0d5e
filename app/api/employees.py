"""Employees: who may stand at a till.

The server tells more about people than a till should know: passports, tax numbers and birthdays are read past, and the
PIN it sends in clear is kept hidden until `store` has hashed it (reliability.md, Security).
"""

from __future__ import annotations

from datetime import date

from pydantic import Field, SecretStr

from app.api.model import Answer, Body, Loose, Moment, PictureBody, Ref, Text, Whole
from app.api.resource import Listed, one, wrapped
from app.api.shops import AddressBody
from app.api.wire import secrets_of


class Role(Answer):
    """A role as the account's owner named it."""

    id: Whole
    name: Text = ""
    state: Whole | None = None


class Employee(Answer):
    """A person. `pin_code` is only in the answers to `get` and `create`, and may be missing there too."""

    id: Whole
    first_name: Text = ""
    last_name: Text = ""
    middle_name: Text = ""
    phone_number: Text = ""
    email: Text = ""
    role_id: Whole | None = None
    role: Loose[Role] = None
    state: Whole | None = None
    pin_code: SecretStr | None = Field(default=None, repr=False, exclude=True)
    updated_at: Moment | None = None


class EmployeeBody(Body):
    """A person to be made or changed."""

    avatar: PictureBody | None = None
    email: str | None = None
    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    phone_number: str | None = None
    inn: SecretStr | None = Field(default=None, repr=False)
    pin_code: SecretStr | None = Field(default=None, repr=False)
    passport_serial: SecretStr | None = Field(default=None, repr=False)
    passport_number: SecretStr | None = Field(default=None, repr=False)
    role_id: int | None = None
    address_actual: AddressBody | None = None
    address_legal: AddressBody | None = None
    birthday: date | None = Field(default=None, repr=False)
    joined_at: date | None = None
    gender_type_id: int | None = None
    notes: str | None = None
    additional_phone_number: str | None = None


class Employees(Listed[Employee]):
    """Filters: phone_number, email, first_name, last_name, middle_name, role_id."""

    path = "/api/v1/rsn/employees"
    model = Employee
    filters = frozenset({"phone_number", "email", "first_name", "last_name", "middle_name", "role_id"})

    async def get(self, id: int) -> Employee:
        return await self._ask("GET", one(Employee), tail="/{id}", id=id)

    async def create(self, body: EmployeeBody) -> Employee:
        return await self._ask("POST", one(Employee), body=wrapped("employee", body), secrets=secrets_of(body))

    async def update(self, id: int, body: EmployeeBody) -> Employee:
        wrap, secrets = wrapped("employee", body), secrets_of(body)
        return await self._ask("PUT", one(Employee), tail="/{id}", id=id, body=wrap, secrets=secrets)

    async def delete(self, id: int) -> Ref:
        return await self._delete(Ref, id)
