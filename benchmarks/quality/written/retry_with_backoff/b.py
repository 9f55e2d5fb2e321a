import time


def insist(action, tries, first_pause=0.5, sleep=time.sleep):
    pauses = [first_pause * 2**k for k in range(tries - 1)]
    for pause in pauses:
        try:
            return action()
        except Exception:
            sleep(pause)
    return action()
