"""The version, read by the build and by ``gaiparse.__version__``."""

__version__ = "0.1.0"
