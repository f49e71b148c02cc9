"""Numbers as plain digits."""

from decimal import Decimal


def digits(value: int | Decimal) -> str:
    """Return a number as plain digits: str() writes a small Decimal with an exponent.

    Examples
    --------
    >>> digits(Decimal("1E-7"))
    '0.0000001'
    """
    return format(value, "f") if isinstance(value, Decimal) else str(value)
