"""The catalogue's categories as shelves that stand on one another, and the goods a till keeps at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.product import Category, Product

#: The shelf of quick goods among the ids of categories; no id of the server's has a control character.
QUICK = "\0quick"
#: Goods a till may keep at hand by itself: a screen and a half of the widest window.
MOST_QUICK = 60


class Shelves:
    """Categories by where they stand. One whose parent is unknown, or stands on itself in a circle, is a top one: no
    shelf is ever out of reach."""

    def __init__(self, categories: Sequence[Category] = ()) -> None:
        self.all = tuple(categories)
        self._known = {one.id: one for one in self.all}
        self._on: dict[str | None, list[Category]] = {}
        for one in self.all:
            self._on.setdefault(self._stands_on(one), []).append(one)

    def get(self, category_id: str | None) -> Category | None:
        return self._known.get(category_id) if category_id is not None else None

    def on(self, category_id: str | None) -> tuple[Category, ...]:
        """What stands on that shelf, in the server's order; the top ones for None."""
        return tuple(self._on.get(category_id, ()))

    def parent(self, category_id: str) -> Category | None:
        one = self._known.get(category_id)
        return None if one is None else self.get(self._stands_on(one))

    def family(self, category_id: str) -> tuple[str, ...]:
        """The shelf and all that stands on it, however high, by id."""
        found, waiting = [], [category_id]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += [each.id for each in self._on.get(one, ())]
        return tuple(found)

    def products(self, category_id: str) -> int:
        """How many products there are on the shelf and on all that stands on it."""
        return sum(self._known[one].products for one in self.family(category_id) if one in self._known)

    def _stands_on(self, category: Category) -> str | None:
        """The id of its parent, None for a top one."""
        seen, above = {category.id}, category.parent_id
        while above is not None and above in self._known and above not in seen:
            seen.add(above)
            above = self._known[above].parent_id
        circle = above is not None and above in seen
        known = category.parent_id in self._known
        return category.parent_id if known and not circle else None


@dataclass(frozen=True, slots=True)
class QuickList:
    """The till's own word about quick goods, by product id: what it put there, in order, and which of the shop's marks
    it took away."""

    own: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def has(self, product: Product) -> bool:
        return product.id in self.own or (product.favourite > 0 and product.id not in self.hidden)

    def with_(self, product: Product) -> QuickList:
        """The goods at the end of the list; the shop's own mark comes back where it was. A full list stays as it is."""
        if self.has(product) or (product.favourite <= 0 and len(self.own) >= MOST_QUICK):
            return self
        if product.favourite > 0:
            return QuickList(self.own, tuple(one for one in self.hidden if one != product.id))
        return QuickList((*self.own, product.id), self.hidden)

    def without(self, product: Product) -> QuickList:
        own = tuple(one for one in self.own if one != product.id)
        hidden = (*self.hidden, product.id) if product.favourite > 0 and product.id not in self.hidden else self.hidden
        return QuickList(own, hidden)
