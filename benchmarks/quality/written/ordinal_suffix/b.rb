def anniversary_label(years)
  ending =
    case years.abs.to_s
    when /1[123]\z/ then "th"
    when /1\z/ then "st"
    when /2\z/ then "nd"
    when /3\z/ then "rd"
    else "th"
    end
  return years.to_s + ending unless block_given?

  yield years, ending
end
