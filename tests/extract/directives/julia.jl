# dupcheck: ignore -- because
"""
Adds. # dupcheck: ignore -- in a docstring
"""
@inline function quiet_before(a, b)
    return a + b * 2 - length(a)
end

#= dupcheck: ignore -- because =#
quiet_short(a, b) = a + b * 2 - length(a)

function quiet_inside(a, b)
    # dupcheck: ignore -- because
    return a + b * 2 - length(a)
end

"# dupcheck: ignore -- because"
function loud(a, b)
    return "# dupcheck: ignore -- because" * a * b
end
