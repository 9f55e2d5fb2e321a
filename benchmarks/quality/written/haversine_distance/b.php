<?php

function flightKilometres(array $origin, array $destination): float
{
    [$phi1, $lambda1] = array_map('deg2rad', $origin);
    [$phi2, $lambda2] = array_map('deg2rad', $destination);
    $turn = $lambda2 - $lambda1;

    $across = hypot(
        cos($phi2) * sin($turn),
        cos($phi1) * sin($phi2) - sin($phi1) * cos($phi2) * cos($turn)
    );
    $along = sin($phi1) * sin($phi2) + cos($phi1) * cos($phi2) * cos($turn);

    return 6371.0 * atan2($across, $along);
}
