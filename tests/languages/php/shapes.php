<html>function text($a) { return $a + 1 * 2; }
<?php
namespace Geometry\Plane;

/** function documented($a) { return $a + 1 * 2; } */
# function hash($a) { return $a + 1 * 2; }
abstract class Shape extends Base
{
    #[Pure] // begin Shape.__construct
    public function __construct(private int $size)
    {
        $this->area = $size * $size;
    } // end Shape.__construct

    abstract protected function signature(int $x, int $y, int ...$rest): string; // skip

    public static function &make(...$args): self // begin Shape.make
    {
        return new static(...$args);
    } // end Shape.make

    public string $label {
        get => $this->name . ' ' . $this->size; // begin Shape.label.get end Shape.label.get
        set(string $value) { // begin Shape.label.set
            $this->name = trim($value);
        } // end Shape.label.set
    }
}

interface Sized { function size(int $a, int $b, int $c): int; } // skip

trait Named
{
    function name() { return "function no() { return {$this->name} + 1; }"; } // begin Named.name end Named.name
}

enum Suit: string
{
    case Hearts = 'H';
    function color(): string // begin Suit.color
    {
        return match ($this) { self::Hearts => 'Red', default => 'Black' };
    } // end Suit.color
}

function top($list, $rest) // begin top
{
    function inner($x) { return $x * 2 + 1; } // begin top.inner end top.inner
    $add = function ($x) use ($rest) { return $x + $rest; }; // begin top.$add end top.$add
    $sub = fn($x, $y) => $x - $y + $rest; // begin top.$sub end top.$sub
    $this->callback = static function ($event) { return $event->name . '!'; }; // begin top.$this->callback end top.$this->callback
    $table = [
        'first' => function ($x) { return $x . 'first'; }, // begin top.first end top.first
        'second' => fn($x, $y) => $x . $y . 'second', // begin top.second end top.second
    ];
    $object = new class($list) extends Shape {
        function anonymous($x) { return $this->size - $x; } // begin top.$object.anonymous end top.$object.anonymous
    };
    $text = <<<EOT
function in_a_heredoc($list) { return 1 + 2; }
EOT;
    return array_map(function ($x) { return $x + 1 - 2; }, $list); // skip
} // end top

function template($name) // begin template
{
    ?>
    <p>function html() { return 1 + 2 * 3; }</p>
    <?php
    echo $name;
} // end template
