"""Files -> reports. `_formats` is the table of formats; one that is read has a module `_{id}`."""

from gaiparse.readers._files import parse_bytes, parse_file
from gaiparse.readers._limits import Limits

__all__ = ["Limits", "parse_bytes", "parse_file"]
