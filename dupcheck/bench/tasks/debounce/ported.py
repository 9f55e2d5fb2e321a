import threading


def debounce(callback, wait):
    timer = None
    lock = threading.Lock()

    def debounced(*args):
        nonlocal timer
        with lock:
            if timer is not None:
                timer.cancel()
            timer = threading.Timer(wait, callback, args)
            timer.daemon = True
            timer.start()

    def cancel():
        nonlocal timer
        with lock:
            if timer is not None:
                timer.cancel()
                timer = None

    debounced.cancel = cancel
    return debounced
