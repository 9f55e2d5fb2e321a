<?php

function passwordScore(string $password): int
{
    $length = mb_strlen($password);
    if ($length < 6) {
        return 0;
    }
    $sorts = 0;
    foreach (['/\p{Ll}/u', '/\p{Lu}/u', '/\d/', '/[^\p{L}\d]/u'] as $pattern) {
        $sorts += preg_match($pattern, $password);
    }
    $points = ($length >= 10 ? 1 : 0) + ($length >= 14 ? 1 : 0) + ($sorts >= 2 ? 1 : 0) + ($sorts >= 3 ? 1 : 0);

    return $points;
}
