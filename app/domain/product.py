"""Goods as the till knows them: products, their units and categories."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure. `id` and `code` are the server's two names for it (products carry either)."""

    id: int
    code: int
    name: str
    short: str
    weighted: bool = False

    @property
    def whole(self) -> bool:
        """Whether goods in it are sold whole only: pieces, packs, bottles.

        The server's `weighted` does not tell it: metres are not weighted either. Its codes do: measures have three
        digits (301 kg, 101 m), counted things 2009 and on; a portion (3011) may be halved.
        """
        return not self.weighted and (2000 <= self.code < 3000 or self.short == PIECE.short)


#: What a product without a known unit is sold in.
PIECE = Unit(id=0, code=2009, name="Штука", short="шт")
KILOGRAM = Unit(id=-1, code=301, name="Кілограм", short="кг", weighted=True)


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf of the catalogue. `color` indexes the theme's ten category colours."""

    id: str
    title: str
    color: int = 0
    parent_id: str | None = None
    products: int = 0


@dataclass(frozen=True, slots=True)
class Product:
    """One thing that can be sold.

    `price` is hryvnias per unit with tax inside, None when the catalogue has none. `stock` is what the shop's card
    counts in units, None where it is not counted. `barcode` is the server's `number`, `sku` its `alter_number`,
    `short_title` its `alter_title`. `classifier_type` is 0 none, 1 УКТЗЕД, 2 ДКПП. `favourite` is its place among the
    shop's own quick goods from 1 on, 0 for none.
    """

    id: str
    title: str
    price: Decimal | None
    barcode: str = ""
    sku: str = ""
    short_title: str = ""
    category_id: str | None = None
    color: int = 0
    unit: Unit = PIECE
    by_weight: bool = False
    free_price: bool = False
    tax_group: int = 0
    classifier_type: int = 0
    classifier_code: str = ""
    stock: Decimal | None = None
    picture: str = ""
    favourite: int = 0
    popularity: int = 0

    @property
    def name(self) -> str:
        """What the tile, the line and the slip say: the title, never empty."""
        return self.title or self.short_title or self.barcode or self.sku or self.id
