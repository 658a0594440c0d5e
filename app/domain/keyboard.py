"""What a scanner, or a hand, meant when the computer read its keys by another keyboard layout.

A keyboard-wedge scanner presses the keys of a US keyboard. Under a Ukrainian or Russian layout the same keys give
Cyrillic letters, under a French or Czech one the row of digits gives other signs. A code is put right from the keys
themselves where the system tells them, otherwise from the letters.
"""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
#: One string a layout, in the order of `_LATIN`.
_CYRILLIC = ("йцукенгшщзхїфівапролджєячсмитьбю", "йцукенгшщзхъфывапролджэячсмитьбю")
#: Signs of the Ukrainian and Russian layouts that stand elsewhere than on a US keyboard.
_SIGNS = {"ґ": "\\", "Ґ": "|", "ё": "`", "Ё": "~", '"': "@", "№": "#", ";": "$", ":": "^", "?": "&", ".": "/", ",": "?"}
_US = {
    **_SIGNS,
    **{sign: key for layout in _CYRILLIC for sign, key in zip(layout, _LATIN, strict=True)},
    **{sign.upper(): key for layout in _CYRILLIC for sign, key in zip(layout, _SHIFTED, strict=True)},
}
_UKRAINIAN = {**dict(zip(_LATIN, _CYRILLIC[0], strict=True)), "\\": "ґ", "`": "'"}
#: The row 1234567890 without Shift under a French (AZERTY) and under a Czech layout.
_DIGIT_ROWS = ("&é\"'(-è_çà", "+ěščřžýáíé")


def cyrillic(text: str) -> bool:
    """Whether a Cyrillic layout gave it: a US keyboard has neither these letters nor «№»."""
    return any("Ѐ" <= letter <= "ӿ" or letter == "№" for letter in text)


def repaired(text: str) -> str | None:
    """The code as the scanner pressed it, from the letters another layout made of it; None when nothing shows that."""
    if cyrillic(text):
        return "".join(_US.get(letter, letter) for letter in text)
    for row in _DIGIT_ROWS:
        if text and all(sign in row for sign in text):
            return "".join(str((row.index(sign) + 1) % 10) for sign in text)
    return None


def by_other_layout(text: str) -> str:
    """What was typed if the other of the two layouts had been on: «ijr» is «шок», «сщсф» is «coca»; small letters. ""
    where no letter shows by which it was typed."""
    if cyrillic(text):
        return (repaired(text) or "").lower()
    if any(letter.isascii() and letter.isalpha() for letter in text):
        return "".join(_UKRAINIAN.get(letter, letter) for letter in text.lower())
    return ""


def meant(text: str, keys: str) -> str:
    """The code out of what the layout made of the keys (`text`) and what they are on a US keyboard (`keys`, "" when the
    system did not tell every one of them).

    The text holds where it can be a code: a scanner may be set to the shop's own layout, and only the text knows that.
    No layout, only Caps Lock, makes small letters of all capitals and the other way round.
    """
    if not keys or keys == text:
        return text
    if text.swapcase() == keys:
        return keys
    foreign = not text.isascii() or (keys.isdigit() and not any(letter.isdigit() for letter in text))
    return keys if foreign else text
