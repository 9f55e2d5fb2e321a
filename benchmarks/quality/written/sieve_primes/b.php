<?php

function gearTeeth(int $max): array
{
    $teeth = $max >= 2 ? [2] : [];
    for ($count = 3; $count <= $max; $count += 2) {
        foreach ($teeth as $smaller) {
            if ($smaller * $smaller > $count) {
                break;
            }
            if ($count % $smaller === 0) {
                continue 2;
            }
        }
        $teeth[] = $count;
    }

    return $teeth;
}
