import logging
import time

log = logging.getLogger(__name__)


def call_with_retries(operation, attempts=5, first_delay=0.5):
    """The error of the last attempt is raised."""
    delay = first_delay
    for attempt in range(1, attempts + 1):
        try:
            return operation()
        except Exception as error:
            if attempt == attempts:
                raise
            log.warning("attempt %d of %d failed: %s", attempt, attempts, error)
            time.sleep(delay)
            delay *= 2
    raise ValueError("attempts must be at least 1")
