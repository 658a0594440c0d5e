"""Where a Ukrainian word may be broken: by syllables, as the orthography of 2019 (§ 60) allows, where it is sure.

Each part has a vowel and two letters at least; ь, the apostrophe and й after a vowel stay with the letter before them;
дз and дж, йо and ьо are not torn apart. Short words, those with digits or other letters, and abbreviations are not
broken at all. Of several places the orthography allows within a cluster of consonants it is the one before the last of
them («дов-гий»), or before two that are spoken together («сес-тра», «напів-провідник»).
"""

from __future__ import annotations

import re
from itertools import pairwise

_VOWELS = frozenset("аеиіоуюяєї")
_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщ")
_APOSTROPHES = "'’ʼ"
_LETTERS = _VOWELS | _CONSONANTS | frozenset("ь" + _APOSTROPHES)
_DIGRAPHS = ("дз", "дж")
_NOISY, _LIQUID = frozenset("бвгґдзкпстфх"), frozenset("рл")
#: A word shorter than this is not broken; a word all in capitals and no longer than that is an abbreviation.
_SHORTEST, _ABBREVIATION = 5, 6
#: What stands around a word: quotes, brackets, commas.
_WORD = re.compile(rf"[^\W\d_]+(?:[{_APOSTROPHES}][^\W\d_]+)*")


def breaks(word: str) -> list[int]:
    """The places where the word may be broken, rising: `word[:place]` with a hyphen, then `word[place:]`.

    `word` is what stands between two blanks; a place after a hyphen of its own wants none added (`word[place - 1]`).
    """
    places: list[int] = []
    for found in _WORD.finditer(word):
        start, end = found.span()
        if any(char.isdigit() for char in (word[start - 1 : start] + word[end : end + 1])):
            continue
        places += [start + place for place in _syllables(found[0])]
    own = [at for at in range(1, len(word)) if word[at - 1] in "-/" and _wordy(word[at - 2 : at - 1] + word[at])]
    return sorted({*places, *own})


def _wordy(around: str) -> bool:
    return len(around) == 2 and around.isalpha()


def _syllables(word: str) -> list[int]:
    lower = word.lower()
    if len(word) < _SHORTEST or not set(lower) <= _LETTERS or (word.isupper() and len(word) <= _ABBREVIATION):
        return []
    units = _units(lower)
    vowels = [number for number, (start, _) in enumerate(units) if lower[start] in _VOWELS]
    places = [_between(lower, units, one, other) for one, other in pairwise(vowels)]
    return [place for place in places if 2 <= place <= len(word) - 2]


def _units(word: str) -> list[tuple[int, int]]:
    """What is never torn apart, as (start, end): a letter with the ь or apostrophe after it, дз, дж."""
    units: list[tuple[int, int]] = []
    for at, char in enumerate(word):
        joins = char in "ь" + _APOSTROPHES or (at > 0 and word[at - 1 : at + 1] in _DIGRAPHS)
        if units and joins:
            units[-1] = (units[-1][0], at + 1)
        else:
            units.append((at, at + 1))
    return units


def _between(word: str, units: list[tuple[int, int]], one: int, other: int) -> int:
    """The place between two vowels, by the consonants between them."""
    between = units[one + 1 : other]
    if (
        between
        and word[between[0][0] : between[0][1]] == "й"
        and not (len(between) == 1 and word[units[other][0]] == "о")
    ):
        # й after a vowel belongs to it, but йо stays together: «чай-ник», «ра-йон».
        return between[0][1]
    if not between:
        return units[other][0]
    last = between[-1]
    if word[last[1] - 1] in _APOSTROPHES:
        return last[1]
    if len(between) > 2 and word[last[0]] in _LIQUID and word[between[-2][0]] in _NOISY:
        return between[-2][0]
    return last[0]
