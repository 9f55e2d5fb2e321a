<?php

class OrderEvents
{
    /** @var array<string, array<int, callable>> */
    public array $hooks = [];

    public function announce(string $happening, mixed ...$facts): int
    {
        $reached = 0;
        foreach ($this->hooks[$happening] ?? [] as $place => $reaction) {
            try {
                $reaction(...$facts);
                $reached++;
            } catch (Throwable $problem) {
                error_log("$happening, hook $place: " . $problem->getMessage());
            }
        }

        return $reached;
    }
}
