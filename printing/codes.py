"""QR and Code 128 as black and white modules, for pictures. The libraries are asked only when a slip has a code."""

from __future__ import annotations

from printing.letters import ascii_only

#: A link of the tax cabinet takes 110 characters; more than this makes a code no phone reads from a slip.
MOST_QR = 300
MOST_BARCODE = 40


def qr_modules(data: str) -> list[list[bool]]:
    """Rows of the QR code, True is black, without the quiet zone. Error correction M."""
    import qrcode  # noqa: PLC0415 - 45 ms that only a slip with a code pays

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(ascii_only(data, MOST_QR))
    code.make()
    return [list(map(bool, row)) for row in code.get_matrix()]


def code128_modules(data: str) -> list[bool]:
    """Bars of a Code 128, left to right, True is black, without the quiet zone. Empty when there is nothing to say."""
    from barcode.codex import Code128  # noqa: PLC0415 - as above

    text = ascii_only(data, MOST_BARCODE)
    return [bit == "1" for bit in Code128(text).build()[0]] if text else []


def fitting(data: str, short: str, dots: int) -> tuple[str, bool]:
    """What of a barcode paper so many `dots` wide can say, and whether as bars; else it stands there as words.

    Set B: start, check and stop symbols of 11 modules each, two more at the end, two dots a module.
    """
    said = [text for text in (ascii_only(data, MOST_BARCODE), ascii_only(short, MOST_BARCODE)) if text]
    for text in said:
        if (11 * (len(text) + 3) + 2) * 2 <= dots:
            return text, True
    return (said[-1] if said else ""), False
