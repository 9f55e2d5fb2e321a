def integrate(f, a, b, steps=100):
    if steps < 2 or steps % 2:
        raise ValueError("steps must be a positive even number")
    h = (b - a) / steps
    odd = sum(f(a + i * h) for i in range(1, steps, 2))
    even = sum(f(a + i * h) for i in range(2, steps, 2))
    return h / 3 * (f(a) + 4 * odd + 2 * even + f(b))
