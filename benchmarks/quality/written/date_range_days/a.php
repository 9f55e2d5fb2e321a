<?php

function listDates(string $first, string $last): array
{
    $day = new DateTimeImmutable($first);
    $end = new DateTimeImmutable($last);
    $dates = [];
    while ($day <= $end) {
        $dates[] = $day->format('Y-m-d');
        $day = $day->modify('+1 day');
    }

    return $dates;
}
