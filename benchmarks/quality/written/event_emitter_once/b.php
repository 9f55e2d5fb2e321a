<?php

class OrderEvents
{
    /** @var array<string, array<int, callable>> */
    public array $hooks = [];

    public function onNext(string $happening, callable $reaction): void
    {
        $spent = false;
        $place = count($this->hooks[$happening] ?? []) ? max(array_keys($this->hooks[$happening])) + 1 : 0;
        $this->hooks[$happening][$place] = function (mixed ...$facts) use (&$spent, $happening, $place, $reaction): void {
            unset($this->hooks[$happening][$place]);
            if (!$spent) {
                $spent = true;
                $reaction(...$facts);
            }
        };
    }
}
