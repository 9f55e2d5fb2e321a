"""Find functions that already exist elsewhere in the repository."""

__version__ = "0.1.0"
