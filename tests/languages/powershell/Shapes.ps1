# function Commented { param($a) return $a + 1 }
<# function Commented { param($a) return $a + 1 } #>
function Get-Area { # begin Get-Area
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [int] $Width,
        [int] $Height = 1
    )
    process {
        $Width * $Height
    }
} # end Get-Area

function Set-Size($Shape, $Size) { $Shape.Size = $Size + 1; "function No { $Size }" } # begin Set-Size end Set-Size

filter Double-Size { # begin Double-Size
    $_.Size * 2 + $Offset
} # end Double-Size

class Shape : Base {
    [int] $Size

    Shape([int] $size) { # begin Shape.Shape
        $this.Size = $size
    } # end Shape.Shape

    [int] Area([int] $unit) { # begin Shape.Area
        return $this.Size * $unit
    } # end Shape.Area
}

$Handler = { # begin $Handler
    param($Event)
    $Event.Name + '!'
} # end $Handler

function script:Get-Outer { # begin script:Get-Outer
    function Get-Inner($x) { "inner $x" + 'function No { }' } # begin script:Get-Outer.Get-Inner end script:Get-Outer.Get-Inner
    $text = @"
function No { $x }
"@
    Get-Inner $text | ForEach-Object { $_ + 1 * 2 } # skip
} # end script:Get-Outer
