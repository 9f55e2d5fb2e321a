def solve_ode(f, y0, a, b, steps=100):
    """Classic Runge-Kutta for y' = f(x, y); the values at all steps."""
    h = (b - a) / steps
    values = [y0]
    for i in range(steps):
        x, y = a + i * h, values[-1]
        k1 = f(x, y)
        k2 = f(x + h / 2, y + h / 2 * k1)
        k3 = f(x + h / 2, y + h / 2 * k2)
        k4 = f(x + h, y + h * k3)
        values.append(y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
    return values
