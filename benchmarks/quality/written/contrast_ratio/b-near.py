def overlay(text_rgb, page_rgb, opacity):
    """What is seen of a half transparent text on a page, mixed in linear light."""
    seen = []
    for front, back in zip(text_rgb, page_rgb):
        light = 0.0
        for weight, level in ((opacity, front), (1 - opacity, back)):
            level /= 255
            light += weight * (
                ((level + 0.055) / 1.055) ** 2.4 if level > 0.04045 else level / 12.92
            )
        level = 1.055 * light ** (1 / 2.4) - 0.055 if light > 0.0031308 else 12.92 * light
        seen.append(round(level * 255))
    return tuple(seen)
