"""Parts of untrusted data, each with what the schema says of it or an error that says where."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from gaiparse._digits import MOST_DIGITS
from gaiparse.errors import DataError
from gaiparse.model import Span

_T = TypeVar("_T")

_REQUIRED = object()


def get(data: Mapping[str, Any], key: str, kind: type[_T], default: object = _REQUIRED) -> _T:
    """Return ``data[key]`` if it is of this kind; None stands for `default` where there is one."""
    value = data.get(key)
    if value is None and default is not _REQUIRED:
        return cast("_T", default)
    if not isinstance(value, kind) or isinstance(value, bool):
        found = "nothing" if value is None else shown(value)
        message = f"{key!r} must be {kind.__name__.lower()}, found {found}"
        raise DataError(message)
    if isinstance(value, int) and not is_short(value):
        message = f"{key!r} must be an integer of at most {MOST_DIGITS} digits"
        raise DataError(message)
    return value


def is_short(value: int) -> bool:
    too_large: int = 10**MOST_DIGITS
    return -too_large < value < too_large


_LONGEST_SHOWN = 40
_MOST_SHOWN = 2


def shown(value: object) -> str:
    """Return a value as messages show it, short whatever its size."""
    match value:
        case str():
            return repr(value[:_LONGEST_SHOWN])
        case int() if not is_short(value):
            return f"an integer of more than {MOST_DIGITS} digits"
        case None | int() | float():
            return repr(value)
        case [*some] if len(some) <= _MOST_SHOWN and not any(isinstance(one, list) for one in some):
            return f"[{', '.join(map(shown, some))}]"
        case _:
            return f"a {type(value).__name__}"


def each(
    data: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], _T]
) -> tuple[_T, ...]:
    found = []
    for rank, item in enumerate(get(data, key, list)):
        try:
            found.append(read(item))
        except (DataError, AttributeError, TypeError, ValueError) as error:
            message = f"{key}[{rank}]: {error}"
            raise DataError(message) from error
    return tuple(found)


def span_of(value: object) -> Span:
    match value:
        case [int(start), int(end)] if is_short(start) and is_short(end):
            return start, end
        case _:
            message = f"a span must be two offsets, found {shown(value)}"
            raise DataError(message)
