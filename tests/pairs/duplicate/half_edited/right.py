def settle_subscription(order, ledger, period):
    lines = [line for line in order.lines if not line.cancelled]
    net = sum(line.price * line.quantity for line in lines)
    if period.is_partial:
        net = net * period.days / period.length
    discount = ledger.discount_for(order.customer)
    tax = round(net * (1 - discount) * ledger.tax_rate(order.country), 2)
    entry = Entry(order.number, net, tax)
    entry.period = period
    ledger.book(entry)
    notify(order.customer, entry)
    return entry
