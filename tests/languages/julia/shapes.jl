module Geometry
# function commented(a) a + 1 end
#= function commented(a) a + 1 end =#
"""
function documented(a) a + 1 end
"""
function area(shape::Shape)::Int # begin Geometry.area
    return shape.size * shape.size
end # end Geometry.area

scaled(shape, factor) = shape.size * factor + 1 # begin Geometry.scaled end Geometry.scaled
typed(x::T, y::T) where {T} = x + y # begin Geometry.typed end Geometry.typed
function signature end # skip

macro twice(x) # begin Geometry.twice
    return :($x + $x)
end # end Geometry.twice

arrow = x -> x + 1 * 2 - x # begin Geometry.arrow end Geometry.arrow
named = function (x) # begin Geometry.named
    x + 1 * 2
end # end Geometry.named

Base.show(io::IO, shape::Shape) = print(io, "function no(a) $(shape.size) end") # begin Geometry.Base.show end Geometry.Base.show
function Base.length(shape::Shape) # begin Geometry.Base.length
    function inner(x) x * 2 + shape.size end # begin Geometry.Base.length.inner end Geometry.Base.length.inner
    return inner(shape.unit)
end # end Geometry.Base.length

struct Point
    x::Int
    Point(x, y) = new(x + y * 2) # begin Geometry.Point.Point end Geometry.Point.Point
    function Point() # begin Geometry.Point.Point
        new(0, 0)
    end # end Geometry.Point.Point
end

+(a::Point, b::Point) = Point(a.x + b.x) # begin Geometry.+ end Geometry.+

function parametric(x::Vector{T}, y) where {T <: Real} # begin Geometry.parametric
    map(x) do item # skip
        item + y * 2 - 1
    end
end # end Geometry.parametric
end
