<?php

class OrderEvents
{
    /** @var array<string, array<int, callable>> */
    public array $hooks = [];

    public function onNext(string $happening, callable $reaction): void
    {
        $this->hooks[$happening] ??= [];
        $spent = false;
        $once = function (mixed ...$facts) use (&$spent, &$once, $happening, $reaction): void {
            if ($spent) {
                return;
            }
            $spent = true;
            $place = array_search($once, $this->hooks[$happening], true);
            unset($this->hooks[$happening][$place]);
            $reaction(...$facts);
        };
        $this->hooks[$happening][] = $once;
    }
}
