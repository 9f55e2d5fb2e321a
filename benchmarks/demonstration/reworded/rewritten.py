"""What django's `int_to_base36` does, in other words."""

from string import ascii_lowercase, digits


def shorten(number: int) -> str:
    """The number in the figures and letters that short links are made of."""
    if number != abs(number):
        raise ValueError(f"{number} is below zero")
    figures = []
    while True:
        place = number % 36
        figures.append((digits + ascii_lowercase)[place])
        number = (number - place) // 36
        if not number:
            return "".join(reversed(figures))
