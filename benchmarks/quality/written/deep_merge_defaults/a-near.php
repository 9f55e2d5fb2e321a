<?php

function flattenSettings(array $settings, string $prefix = ''): array
{
    $flat = [];
    foreach ($settings as $key => $value) {
        $name = $prefix === '' ? (string) $key : "$prefix.$key";
        if (is_array($value) && $value !== [] && !array_is_list($value)) {
            $flat += flattenSettings($value, $name);
        } else {
            $flat[$name] = $value;
        }
    }

    return $flat;
}
