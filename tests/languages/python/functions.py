import functools


def plain(a, b):  # begin plain
    """A docstring."""
    total = a + b
    return total * 2  # end plain


@functools.cache
def decorated(value: int) -> int:  # begin decorated
    return value * value + 1  # end decorated


async def fetch(session, url):  # begin fetch
    async with session.get(url) as response:
        return await response.text()  # end fetch


double = lambda x, y: (x * 2, y * 2)  # begin double end double
typed: object = lambda x, y: (x * 3, y * 3)  # begin typed end typed

if functools:
    def conditional(a):  # begin conditional
        return [item for item in a if item]  # end conditional
else:
    def conditional(a):  # begin conditional
        return list(filter(None, a or ()))  # end conditional


class Shape:
    area = lambda self, a, b: a * b + 1  # begin Shape.area end Shape.area

    def __init__(self, size):  # begin Shape.__init__
        self.size = size
        self.key = lambda item: item.size + self.size  # begin Shape.__init__.self.key end Shape.__init__.self.key
        super().__init__()  # end Shape.__init__

    @property
    def width(self) -> int:  # begin Shape.width
        return self.size * 2  # end Shape.width

    class Inner:
        def method(self, a):  # begin Shape.Inner.method
            def helper(b):  # begin Shape.Inner.method.helper
                return [b for _ in range(b)]  # end Shape.Inner.method.helper

            return helper(a)  # end Shape.Inner.method


names = sorted([], key=lambda item: (item.a, item.b, item.c))  # skip


def generic[T: int](items: list[T]) -> T:  # begin generic
    match items:
        case [first, *_]:
            return first
        case _:
            raise ValueError(f"none in {items!r}")  # end generic


def one_line(a, b): return a if a > b else b  # begin one_line end one_line
