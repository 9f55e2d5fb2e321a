<?php

function brandColour(string $code): array
{
    $digits = substr($code, 1);
    $size = strlen($digits);
    if (($code[0] ?? '') !== '#' || !ctype_xdigit($digits) || ($size !== 3 && $size !== 6)) {
        throw new InvalidArgumentException("Unknown colour: $code");
    }

    $channels = str_split($digits, intdiv($size, 3));

    return array_map(
        fn (string $part): int => hexdec($size === 3 ? $part . $part : $part),
        $channels
    );
}
