def readability(text_rgb, page_rgb):
    glow = []
    for rgb in (text_rgb, page_rgb):
        total = 0.05
        for weight, level in zip((0.2126, 0.7152, 0.0722), rgb):
            level /= 255
            if level > 0.03928:
                total += weight * ((level + 0.055) / 1.055) ** 2.4
            else:
                total += weight * level / 12.92
        glow.append(total)
    return max(glow) / min(glow)
