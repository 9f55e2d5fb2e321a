<?php

function applyDefaults(array $settings, array $defaults): array
{
    foreach ($defaults as $key => $default) {
        if (!array_key_exists($key, $settings)) {
            $settings[$key] = $default;
        } elseif (is_array($default) && is_array($settings[$key]) && !array_is_list($default)) {
            $settings[$key] = applyDefaults($settings[$key], $default);
        }
    }

    return $settings;
}
