def trips_needed(capacity, finds):
    """How often the van has to go, heaviest things first; `finds` are (weight, price) pairs."""
    loads = []
    for weight, _price in sorted(finds, reverse=True):
        if weight > capacity:
            raise ValueError("too heavy for the van")
        for trip, load in enumerate(loads):
            if load + weight <= capacity:
                loads[trip] += weight
                break
        else:
            loads.append(weight)
    return len(loads)
