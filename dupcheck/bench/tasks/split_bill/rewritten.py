def distribute(amount_minor, quotas):
    pool = sum(quotas)
    if pool <= 0:
        raise ValueError("nothing to distribute by")
    due = [amount_minor * quota / pool for quota in quotas]
    given = [int(d) for d in due]
    while sum(given) < amount_minor:
        neediest = max(range(len(due)), key=lambda who: (due[who] - given[who], -who))
        given[neediest] += 1
    return given
