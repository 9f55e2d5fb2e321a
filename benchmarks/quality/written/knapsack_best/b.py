def richest_haul(capacity, finds):
    """`finds` are (weight, price) pairs."""
    hauls = {0: 0}
    for weight, price in finds:
        grown = dict(hauls)
        for load, worth in hauls.items():
            heavier = load + weight
            if heavier <= capacity and grown.get(heavier, -1) < worth + price:
                grown[heavier] = worth + price
        hauls = grown
    return max(hauls.values())
