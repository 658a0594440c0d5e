"""The one door of every PIN, at sign-in and for a senior's leave alike: who may try now, and whether it fits."""

from __future__ import annotations

import asyncio
from math import ceil

from app.clock import Clock
from app.domain.pin_lock import FREE_TRIES
from app.errors import RuleBroken
from app.events import Event
from app.services.pins import PinHasher
from app.store.cashiers import Cashiers
from app.store.pin_guesses import Guess, PinGuesses


class PinGate:
    """Compares PINs, one at a time. Every guess is on disk as a wrong one before it is compared."""

    def __init__(self, cashiers: Cashiers, guesses: PinGuesses, hasher: PinHasher, clock: Clock) -> None:
        self._cashiers = cashiers
        self._guesses = guesses
        self.hasher = hasher
        self._clock = clock
        self._turn = asyncio.Lock()
        #: A wrong PIN was one too many; carries whose it should have been.
        self.shut: Event[int] = Event("pin_gate.shut")

    async def check(self, cashier_id: int, pin: str) -> None:
        """Nothing when it is their PIN.

        Raises `RuleBroken`: "pin_wrong" (left), "pin_locked" and "till_locked" (seconds), "no_pin".
        """
        async with self._turn:
            hashed = await self._cashiers.pin_hash(cashier_id)
            if not hashed:
                raise RuleBroken("no_pin")
            guess = await self._guesses.take(cashier_id, self._clock.monotonic())
            if guess.seq is not None and await self.hasher.fits(hashed, pin):
                await self._guesses.right(cashier_id, guess.seq)
                return
            refused = _refusal(guess)
            if guess.seq is not None and refused.rule != "pin_wrong":
                self.shut.emit(cashier_id)
            raise refused


def _refusal(guess: Guess) -> RuleBroken:
    """What to tell: the longer of the two locks, or how many tries are left."""
    if max(guess.left_of_person, guess.left_of_till) <= 0:
        return RuleBroken("pin_wrong", left=str(min(FREE_TRIES - guess.failures, guess.spare)))
    if guess.left_of_till > guess.left_of_person:
        return RuleBroken("till_locked", seconds=str(ceil(guess.left_of_till)))
    return RuleBroken("pin_locked", seconds=str(ceil(guess.left_of_person)))
