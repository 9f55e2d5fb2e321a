<?php

function lastDaysOfMonths(string $first, string $last): array
{
    $day = (new DateTimeImmutable($first))->modify('last day of this month');
    $end = new DateTimeImmutable($last);
    $dates = [];
    while ($day <= $end) {
        $dates[] = $day->format('Y-m-d');
        $day = $day->modify('last day of next month');
    }

    return $dates;
}
