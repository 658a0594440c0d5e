"""What the buyer's display says: in the language of the shop, whatever language the cashier reads."""

from __future__ import annotations

_WORDS = {
    "uk": {
        "greeting": "Вітаємо! {till} працює",
        "closed": "{till} зараз не обслуговує",
        "sum": "Сума",
        "discount": "Ваша знижка",
        "rounding": "Заокруглення",
        "due": "До сплати",
        "hryvnias": "гривень",
        "earlier": "і ще {count} вище",
        "rounded": "із заокругленням {sum}",
        "tendered": "Отримано",
        "change": "Ваша решта",
        "paid": "Сплачено",
        "thanks": "Дякуємо за покупку. Гарного дня!",
        "training": "НАВЧАННЯ",
        "trial": "Це дисплей покупця",
        "cash": "Готівка",
        "card": "Картка",
        "transfer": "Переказ",
    },
    "en": {
        "greeting": "Welcome! {till} is open",
        "closed": "{till} is closed now",
        "sum": "Sum",
        "discount": "Your discount",
        "rounding": "Rounding",
        "due": "To pay",
        "hryvnias": "hryvnias",
        "earlier": "and {count} more above",
        "rounded": "with rounding {sum}",
        "tendered": "Received",
        "change": "Your change",
        "paid": "Paid",
        "thanks": "Thank you. Have a nice day!",
        "training": "TRAINING",
        "trial": "This is the buyer’s display",
        "cash": "Cash",
        "card": "Card",
        "transfer": "Transfer",
    },
}


def buyer_word(language: str, key: str, **facts: object) -> str:
    """The words for `key` in "uk" or "en", their blanks filled. Raises KeyError for a key there is not."""
    said = _WORDS[language][key]
    return said.format(**facts) if facts else said
