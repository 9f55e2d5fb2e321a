import unicodedata


def slugify(title, limit=60):
    slug = ""
    pending = False
    for char in unicodedata.normalize("NFKD", title).lower():
        if char.isascii() and char.isalnum():
            if pending and slug:
                slug += "-"
            slug += char
            pending = False
        elif not unicodedata.combining(char):
            pending = True
    return slug[:limit].rstrip("-")
