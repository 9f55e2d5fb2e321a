def missing_numbers(numbers)
  missing = []
  previous = nil
  numbers.each do |number|
    if previous && previous + 1 < number
      missing.concat(((previous + 1)...number).to_a)
    end
    previous = number
  end
  missing
end
