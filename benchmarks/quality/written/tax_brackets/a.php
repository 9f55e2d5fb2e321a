<?php

/** @param array<int, array{limit: ?float, rate: float}> $brackets in ascending order */
function progressiveTax(array $brackets, float $taxable): float
{
    $due = 0.0;
    $lower = 0.0;
    foreach ($brackets as ['limit' => $upper, 'rate' => $rate]) {
        $portion = min($taxable, $upper ?? INF) - $lower;
        if ($portion <= 0) {
            break;
        }
        $due += $portion * $rate;
        $lower = $upper;
    }

    return round($due, 2);
}
