<?php

function passphraseProposal(int $words, array $vocabulary): string
{
    $picked = [];
    while (count($picked) < $words) {
        $word = $vocabulary[random_int(0, count($vocabulary) - 1)];
        if (mb_strlen($word) >= 4 && preg_match('/^\p{Ll}+$/u', $word)) {
            $picked[] = $word;
        }
    }
    $special = random_int(0, $words - 1);
    $picked[$special] = ucfirst($picked[$special]) . random_int(0, 9);

    return implode('-', $picked);
}
