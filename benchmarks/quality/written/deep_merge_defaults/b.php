<?php

function themeSettings(array $factory, array $chosen): array
{
    $complete = $chosen;
    foreach ($factory as $option => $standard) {
        if (!array_key_exists($option, $complete)) {
            $complete[$option] = $standard;
            continue;
        }
        if (is_array($standard) && is_array($complete[$option])) {
            $complete[$option] = themeSettings($standard, $complete[$option]);
        }
    }

    return $complete;
}
