def consecutive_runs(numbers)
  runs = []
  numbers.each do |number|
    if runs.any? && runs.last.last + 1 == number
      runs.last << number
    else
      runs << [number]
    end
  end
  runs
end
