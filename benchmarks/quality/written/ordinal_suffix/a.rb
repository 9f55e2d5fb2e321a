def ordinalize(integer)
  magnitude = integer.abs
  suffix =
    if (11..13).cover?(magnitude % 100)
      "th"
    else
      { 1 => "st", 2 => "nd", 3 => "rd" }.fetch(magnitude % 10, "th")
    end
  "#{integer}#{suffix}"
end
