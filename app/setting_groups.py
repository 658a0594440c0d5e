"""Which settings belong together: those a safe start does without, and those that are one till's own."""

from __future__ import annotations

#: What the screen and the keys are like.
LOOK = frozenset(
    {"theme", "scale", "screen_inches", "hand", "key_hints", "keys", "tile_strips", "tile_pictures", "reduced_motion"}
    | {"screen_keyboard", "size", "fullscreen", "kiosk", "sounds", "sound_volume", "buyer_display"}
)
#: What stands around the till and how it is reached.
DEVICES = frozenset(
    {"printer", "printer_profile", "printer_code_page", "printer_code_table", "printer_spare", "printer_orders"}
    | {"printer_orders_profile", "weigher", "weigher_protocol", "weigher_most", "scanner", "bank_terminal"}
    | {"bank_terminal_address", "bank_terminal_wait", "bank_terminal_slip", "backup_folder", "open_drawer"}
)
#: What might keep a till from starting: `--safe` leaves it be.
RISKY = LOOK | DEVICES
#: What another till has otherwise: who it is, where its devices hang, its own screen and folder.
OWN = frozenset(
    {"till_code", "printer", "printer_spare", "printer_orders", "weigher", "scanner", "bank_terminal_address"}
    | {"card_terminal_id", "backup_folder", "screen_inches", "size", "debug"}
)
