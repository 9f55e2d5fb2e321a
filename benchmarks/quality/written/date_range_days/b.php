<?php

function nightsOnCalendar(string $arrival, string $departure): array
{
    $end = (new DateTimeImmutable($departure))->modify('+1 day');
    $period = new DatePeriod(new DateTimeImmutable($arrival), new DateInterval('P1D'), $end);

    return array_map(
        fn (DateTimeInterface $day): string => $day->format('Y-m-d'),
        iterator_to_array($period, false)
    );
}
