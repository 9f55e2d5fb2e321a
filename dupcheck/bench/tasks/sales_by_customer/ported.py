def sales_by_customer(orders):
    sums = {}
    for order in orders:
        if order["status"] != "paid":
            continue
        customer = order["customer"]
        known = sums.setdefault(customer, {"customer": customer, "total": 0, "count": 0})
        known["total"] += sum(line["price"] * line["quantity"] for line in order["lines"])
        known["count"] += 1
    return sorted(sums.values(), key=lambda row: (-row["total"], row["customer"]))
