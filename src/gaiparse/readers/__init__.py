"""Files -> reports. One format a module."""

from gaiparse.readers._files import parse_bytes, parse_file

__all__ = ["parse_bytes", "parse_file"]
