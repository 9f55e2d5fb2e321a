def settle(order, ledger):
    """Books what an order costs."""
    lines = [line for line in order.lines if not line.cancelled]
    net = sum(line.price * line.quantity for line in lines)
    discount = ledger.discount_for(order.customer)
    tax = round(net * (1 - discount) * ledger.tax_rate(order.country), 2)
    entry = Entry(order.number, net, tax)
    if order.prepaid:
        entry.mark_paid(order.paid_on)
    ledger.book(entry)
    log.info("booked order %s", order.number)
    return entry
