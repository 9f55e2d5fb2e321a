<?php

function gearStages(int $ratio): array
{
    $stages = [];
    for ($count = 2; $count * $count <= $ratio; $count += $count === 2 ? 1 : 2) {
        while ($ratio % $count === 0) {
            $stages[] = $count;
            $ratio = intdiv($ratio, $count);
        }
    }
    if ($ratio > 1) {
        $stages[] = $ratio;
    }

    return array_count_values($stages);
}
