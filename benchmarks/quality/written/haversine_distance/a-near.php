<?php

/** Initial compass bearing in degrees, 0 = north. */
function bearingTo(float $lat1, float $lng1, float $lat2, float $lng2): float
{
    $phi1 = deg2rad($lat1);
    $phi2 = deg2rad($lat2);
    $dLng = deg2rad($lng2 - $lng1);
    $y = sin($dLng) * cos($phi2);
    $x = cos($phi1) * sin($phi2) - sin($phi1) * cos($phi2) * cos($dLng);

    return fmod(rad2deg(atan2($y, $x)) + 360, 360);
}
