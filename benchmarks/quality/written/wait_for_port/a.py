import socket
import time


def is_reachable_within(port: int, seconds: float, host: str = "localhost") -> bool:
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        try:
            with socket.create_connection((host, port), timeout=left):
                return True
        except OSError:
            time.sleep(min(0.1, left))
    return False
