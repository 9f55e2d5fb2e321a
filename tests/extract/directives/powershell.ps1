# dupcheck: ignore -- because
function Get-QuietBefore {
    param($a, $b)
    return $a + $b * 2 - $a.Length
}

<# dupcheck: ignore -- because #>
function Get-QuietBlock($a, $b) {
    return $a + $b * 2 - $a.Length
}

function Get-QuietInside($a, $b) {
    # dupcheck: ignore -- because
    return $a + $b * 2 - $a.Length
}

function Get-Loud($a, $b) {
    Write-Host "# dupcheck: ignore -- because" $a $b
    return $a + $b * 2
}
