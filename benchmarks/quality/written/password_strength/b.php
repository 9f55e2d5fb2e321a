<?php

function passphraseGrade(string $passphrase): int
{
    $grade = 0;
    foreach ([8, 12] as $enough) {
        if (mb_strlen($passphrase) >= $enough) {
            $grade++;
        }
    }

    if (preg_match('/\p{Ll}/u', $passphrase) && preg_match('/\p{Lu}/u', $passphrase)) {
        $grade++;
    }
    if (preg_match('/\d/', $passphrase) && preg_match('/[^\p{L}\d]/u', $passphrase)) {
        $grade++;
    }

    return $grade;
}
