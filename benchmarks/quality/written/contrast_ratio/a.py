def color_contrast(first, second):
    """WCAG 2 contrast of two (r, g, b) tuples of 0..255, from 1 to 21."""

    def linear(channel):
        share = channel / 255
        if share <= 0.04045:
            return share / 12.92
        return ((share + 0.055) / 1.055) ** 2.4

    lighter, darker = sorted(
        (
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
            for red, green, blue in (first, second)
        ),
        reverse=True,
    )
    return (lighter + 0.05) / (darker + 0.05)
