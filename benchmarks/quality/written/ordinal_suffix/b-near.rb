def anniversary_gift(years)
  material =
    case years.abs
    when 1 then "paper"
    when 5 then "wood"
    when 10 then "tin"
    when 25 then "silver"
    when 50 then "gold"
    else years % 5 == 0 ? "flowers" : "a card"
    end
  "#{years}: #{material}"
end
