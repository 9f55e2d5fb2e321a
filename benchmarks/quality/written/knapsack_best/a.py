from functools import cache


def most_valuable_load(weights, values, limit):
    @cache
    def best(index, room):
        if index == len(weights):
            return 0
        without = best(index + 1, room)
        if weights[index] > room:
            return without
        return max(without, values[index] + best(index + 1, room - weights[index]))

    return best(0, limit)
