# dupcheck: ignore -- because
@decorated(1,
           2)
# another comment

async def quiet_before(a, b):
    """dupcheck: ignore -- a docstring is no comment"""
    return a + b * 2 - len(a)


def quiet_inside(a, b):
    # dupcheck: ignore -- because
    return a + b * 2 - len(a)


def quiet_head(a, b):  # type: ignore  # dupcheck: ignore -- because
    return a + b * 2 - len(a)


def quiet_end(a, b):
    return a + b * 2 - len(a)
    # dupcheck: ignore -- because


def loud(a, b):
    """Text.

    dupcheck: ignore -- because
    # dupcheck: ignore -- because
    """
    return a + "# dupcheck: ignore -- because" + b * 2


@decorated  # dupcheck: ignore -- because
def quiet_decorated(a, b):
    return a + b * 2 - len(a)


class Loud:
    def method(self, a, b):
        return a + b * 2 - len(a)

    # dupcheck: ignore -- because
    def quiet(self, a, b):
        def quiet_within(c):
            return a + b * 2 - len(c)

        return quiet_within(a)

    quiet_lambda = lambda a, b: a + b * 2 - len(a)  # dupcheck: ignore -- because


def outer(a, b):
    x = a + b * 2 - len(a)

    # dupcheck: ignore -- because
    def quiet(c):
        return c + b * 2 - len(a)

    def loud(c):
        return c + b * 2 - len(a)

    return quiet(x)
