<?php

/** @param list<array{0: ?float, 1: float}> $tariff */
function wageTax(array $tariff, float $wage): float
{
    $tax = 0.0;
    $threshold = 0.0;
    $before = 0.0;
    foreach ($tariff as [$limit, $rate]) {
        $tax += max(0.0, $wage - $threshold) * ($rate - $before);
        $before = $rate;
        $threshold = $limit ?? INF;
    }

    return round($tax, 2);
}
