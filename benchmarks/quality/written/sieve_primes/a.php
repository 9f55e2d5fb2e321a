<?php

function eratosthenes(int $max): array
{
    if ($max < 2) {
        return [];
    }
    $isPrime = array_fill(2, $max - 1, true);
    for ($i = 2; $i * $i <= $max; $i++) {
        if (!$isPrime[$i]) {
            continue;
        }
        for ($j = $i * $i; $j <= $max; $j += $i) {
            $isPrime[$j] = false;
        }
    }

    return array_keys($isPrime, true, true);
}
