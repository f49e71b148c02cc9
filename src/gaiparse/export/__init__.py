"""Reports as plain data."""

from gaiparse.export._from_dict import from_dict
from gaiparse.export._to_dict import SCHEMA, to_dict

__all__ = ["SCHEMA", "from_dict", "to_dict"]
