<?php

/** @return int[] red, green, blue */
function colorComponents(string $hex): array
{
    if (!preg_match('/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/Di', $hex)) {
        throw new InvalidArgumentException("Not a hex colour: $hex");
    }
    $digits = substr($hex, 1);
    if (strlen($digits) === 3) {
        $digits = $digits[0] . $digits[0] . $digits[1] . $digits[1] . $digits[2] . $digits[2];
    }

    return array_map('hexdec', str_split($digits, 2));
}
