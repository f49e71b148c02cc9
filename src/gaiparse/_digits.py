"""Numbers as plain digits."""

from decimal import Decimal

MOST_DIGITS = 24
"""More digits are no count of anything, and Python limits their conversion."""


def digits(value: int | Decimal) -> str:
    """Return a number as plain digits: str() writes a small Decimal with an exponent.

    Examples
    --------
    >>> digits(Decimal("1E-7"))
    '0.0000001'
    """
    return format(value, "f") if isinstance(value, Decimal) else str(value)
