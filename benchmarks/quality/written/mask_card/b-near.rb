def plausible_pan?(pan)
  digits = pan.scan(/\d/).map(&:to_i)
  return false if digits.size < 12

  total = digits.reverse.each_with_index.sum do |digit, place|
    next digit if place.even?

    doubled = digit * 2
    doubled > 9 ? doubled - 9 : doubled
  end
  (total % 10).zero?
end
