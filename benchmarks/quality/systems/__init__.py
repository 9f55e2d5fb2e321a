"""The systems that are compared: a row of `table.py` and a file each."""
