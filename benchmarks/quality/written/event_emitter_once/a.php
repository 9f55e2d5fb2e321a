<?php

class Dispatcher
{
    private array $handlers = [];

    public function listenOnce(string $event, callable $handler): void
    {
        $called = false;
        $this->handlers[$event][] = $wrapped = function (...$payload) use (&$wrapped, &$called, $event, $handler) {
            if ($called) {
                return null;
            }
            $called = true;
            $key = array_search($wrapped, $this->handlers[$event] ?? [], true);
            if ($key !== false) {
                unset($this->handlers[$event][$key]);
            }

            return $handler(...$payload);
        };
    }
}
