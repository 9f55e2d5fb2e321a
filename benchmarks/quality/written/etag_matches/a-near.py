import hashlib
import os


def etag_for(path: str, if_range: str | None = None, weak: bool = True) -> str:
    stat = os.stat(path)
    if weak:
        return f'W/"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 16):
            digest.update(block)
    if if_range:
        digest.update(if_range.encode())
    return f'"{digest.hexdigest()[:32]}"'
