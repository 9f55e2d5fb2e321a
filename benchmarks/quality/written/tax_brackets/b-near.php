<?php

/** @param list<array{0: ?float, 1: float}> $tariff */
function parcelPrice(array $tariff, float $weight, bool $express): float
{
    $price = null;
    foreach ($tariff as [$limit, $fee]) {
        if ($weight <= ($limit ?? INF)) {
            $price = $fee;
            break;
        }
    }
    if ($price === null) {
        throw new DomainException("Too heavy: $weight kg");
    }

    return round($express ? $price * 1.5 : $price, 2);
}
