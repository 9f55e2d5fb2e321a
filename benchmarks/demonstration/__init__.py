"""A repository of real code in which every case of a change is a branch, asked about at each door.

`python -m benchmarks.demonstration --cache DIR` builds it, asks, and compares with what it expects.
"""
