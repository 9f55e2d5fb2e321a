def heat_delivered(power, begin, end, steps=100):
    if steps < 2 or steps % 2:
        raise ValueError("an even number of steps is needed")
    width = (end - begin) / steps
    levels = [power(begin + i * width) for i in range(steps + 1)]
    ends = levels[0] + levels[-1]
    return width / 3 * (ends + 4 * sum(levels[1::2]) + 2 * sum(levels[2:-1:2]))
