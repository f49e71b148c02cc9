"""Reports as plain data."""

from gaiparse.export._dict import SCHEMA, DataError, from_dict, to_dict

__all__ = ["SCHEMA", "DataError", "from_dict", "to_dict"]
