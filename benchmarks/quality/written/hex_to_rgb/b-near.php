<?php

function hoverColour(array $channels, float $share): string
{
    if (count($channels) !== 3 || $share < 0 || $share > 1) {
        throw new InvalidArgumentException('Three channels and a share please');
    }

    $digits = array_map(
        fn (int $part): string => str_pad(dechex((int) round($part + (255 - $part) * $share)), 2, '0', STR_PAD_LEFT),
        $channels
    );

    return '#' . implode('', $digits);
}
