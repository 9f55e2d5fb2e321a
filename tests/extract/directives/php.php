<?php
// dupcheck: ignore -- because
function quiet_before($a, $b) {
    return $a + $b * 2 - $a;
}

class Loud {
    # dupcheck: ignore -- because
    #[Route('/path')]
    public static function quiet($a, $b) {
        return $a + $b * 2 - $a;
    }

    function quietInside($a, $b) {
        /* dupcheck: ignore -- because */
        return $a + $b * 2 - $a;
    }

    function shout($a, $b) {
        return '// dupcheck: ignore -- because' . $a . $b;
    }
}
