"""Who may what: which of the server's role names is which role of the till, and what each role may.

Two texts of settings.json say it, so that an owner can copy them to ten tills: roles are
"senior: менеджер залу, старший; admin: власник", rights "cashier: sell, discount 5, reports; senior: all". What a text
leaves out is as the till comes. A text that cannot be gone by never gives anybody more than that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.cashier import ANY_DISCOUNT, DISCOUNT_LIMIT, POWERS, Cashier, Powers, Right, Role, role_of

#: Rights a table names, in the order they are shown. Any discount is a discount without a limit.
NAMED = tuple(right for right in Right if right not in (Right.BIG_DISCOUNT, Right.LEAVE_KIOSK))
#: From least to most.
RANKS = (Role.CASHIER, Role.SENIOR, Role.ADMIN)
_ALL = "all"
_LONGEST_NAME, _LONGEST_TEXT = 100, 8000


@dataclass(frozen=True, slots=True)
class RightsTable:
    """`roles` maps folded names of the server's roles to the till's; `powers` has every role of the till. `wrong` are
    the parts of the texts nobody could read."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    powers: Mapping[Role, Powers] = field(default_factory=lambda: POWERS)
    wrong: tuple[str, ...] = ()

    def role_of(self, person: Cashier) -> Role:
        """What the owner says of the person's role on the server, else what its name says by itself."""
        return self.roles.get(folded(person.role_name), person.role)

    def kept(self, people: Sequence[Cashier]) -> RightsTable:
        """The same table, but that nobody is locked out: where none of these people could change settings, the highest
        role among them can."""
        here = {self.role_of(one) for one in people if one.has_pin}
        if not here or any(Right.SETTINGS in self.powers[role].rights for role in here):
            return self
        highest = max(here, key=RANKS.index)
        given = _whole(replace(self.powers[highest], rights=self.powers[highest].rights | {Right.SETTINGS}))
        return replace(self, powers={**self.powers, highest: given})

    def dress(self, person: Cashier) -> Cashier:
        """The person with the role and the powers this table gives them."""
        role = self.role_of(person)
        return replace(person, powers=self.powers[role], role=role)

    def keeps_settings(self, people: Sequence[Cashier]) -> bool:
        """Whether somebody of these people can sign in and change settings."""
        return any(Right.SETTINGS in self.powers[self.role_of(one)].rights for one in people if one.has_pin)

    # ---------------------------------------------------------------- as texts

    @property
    def roles_text(self) -> str:
        """What settings.json says of the names."""
        rows = ((role, sorted(name for name, one in self.roles.items() if one is role)) for role in RANKS)
        return "; ".join(f"{role}: {', '.join(names)}" for role, names in rows if names)

    @property
    def rights_text(self) -> str:
        """What settings.json says of the rights: every role, so that it means the same on every till."""
        return "; ".join(f"{role}: {_row(self.powers[role])}" for role in RANKS)

    def with_name(self, name: str, role: Role) -> RightsTable:
        """A role name of the server stands for this role of the till. A nameless one stays a cashier."""
        return replace(self, roles={**self.roles, folded(name): role}) if folded(name) else self

    def with_right(self, role: Role, right: Right, *, on: bool) -> RightsTable:
        """The role may, or may not."""
        now = self.powers[role]
        rights = now.rights | {right} if on else now.rights - {right}
        return self._with(role, Powers(rights, now.discount_limit))

    def with_limit(self, role: Role, percent: Decimal) -> RightsTable:
        """The role gives discounts up to this percent alone."""
        return self._with(role, Powers(self.powers[role].rights, percent))

    def _with(self, role: Role, powers: Powers) -> RightsTable:
        return replace(self, powers={**self.powers, role: _whole(powers)})


def read_rights(roles: str = "", rights: str = "", discount_limit: Decimal = DISCOUNT_LIMIT) -> RightsTable:
    """The table of two texts; `discount_limit` is the cashier's where the text says none."""
    usual = {**POWERS, Role.CASHIER: _whole(replace(POWERS[Role.CASHIER], discount_limit=discount_limit))}
    wrong: list[str] = []
    named = _read_roles(roles, wrong)
    powers = {**usual, **_read_powers(rights, usual, wrong)}
    if not wrong:
        return RightsTable(named, powers)
    # Nobody gets more than they would without any text.
    return RightsTable(
        {name: _lower(role, role_of(name)) for name, role in named.items()},
        {role: _less(powers[role], usual[role]) for role in RANKS},
        tuple(wrong),
    )


def folded(name: str) -> str:
    """A role name as it is compared: without case, signs that part a row, and what nobody sees."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(" " if one in ":;," or not one.isprintable() else one for one in plain)
    return " ".join(kept.split())[:_LONGEST_NAME].strip()


def _read_roles(text: str, wrong: list[str]) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for part, role, words in _rows(text, wrong):
        for name in filter(None, map(folded, words)):
            if found.get(name, role) is not role:
                wrong.append(part)
            found[name] = _lower(role, found.get(name, role))
    return found


def _read_powers(text: str, usual: Mapping[Role, Powers], wrong: list[str]) -> dict[Role, Powers]:
    found: dict[Role, Powers] = {}
    for part, role, words in _rows(text, wrong):
        read = _powers(words, usual[role].discount_limit)
        if read is None or role in found:
            wrong.append(part)
        if read is not None:
            found[role] = _less(read, found.get(role, read))
    return found


def _rows(text: str, wrong: list[str]) -> Iterable[tuple[str, Role, list[str]]]:
    """Rows "role: word, word"; those of no role of the till are wrong."""
    if len(text) > _LONGEST_TEXT:
        wrong.append(f"{text[:80]}…")
        return
    for part in filter(None, (part.strip() for part in text.split(";"))):
        head, colon, rest = part.partition(":")
        role = next((one for one in RANKS if one.value == head.strip().casefold()), None)
        if role is None or not colon:
            wrong.append(part)
        else:
            yield part, role, [word.strip() for word in rest.split(",") if word.strip()]


def _powers(words: Sequence[str], limit: Decimal) -> Powers | None:
    """The rights of one row; None when a word of it is none."""
    rights: set[Right] = set()
    for word in words:
        name, _, percent = word.casefold().partition(" ")
        if name == _ALL and not percent:
            return Powers(frozenset(Right), ANY_DISCOUNT)
        if name not in NAMED or (percent and name != Right.DISCOUNT):
            return None
        rights.add(Right(name))
        if percent:
            digits = percent.strip().removesuffix("%").strip()
            if not (digits.isascii() and digits.isdecimal() and int(digits[:4]) <= ANY_DISCOUNT):
                return None
            limit = Decimal(digits)
    return _whole(Powers(frozenset(rights), limit))


def _row(powers: Powers) -> str:
    if powers.rights == frozenset(Right) and powers.discount_limit >= ANY_DISCOUNT:
        return _ALL
    words = {Right.DISCOUNT: f"{Right.DISCOUNT} {powers.discount_limit:f}"}
    return ", ".join(words.get(right, right.value) for right in NAMED if right in powers.rights)


def _whole(powers: Powers) -> Powers:
    """Any discount is what a discount without a limit is; the kiosk's door belongs to who sets it."""
    any_discount = Right.DISCOUNT in powers.rights and powers.discount_limit >= ANY_DISCOUNT
    given = {Right.BIG_DISCOUNT: any_discount, Right.LEAVE_KIOSK: Right.SETTINGS in powers.rights}
    return replace(powers, rights=powers.rights - given.keys() | {right for right, on in given.items() if on})


def _less(one: Powers, other: Powers) -> Powers:
    """What both may."""
    return _whole(Powers(one.rights & other.rights, min(one.discount_limit, other.discount_limit)))


def _lower(one: Role, other: Role) -> Role:
    return min(one, other, key=RANKS.index)
