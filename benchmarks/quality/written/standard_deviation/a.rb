def sample_deviation(values)
  return 0.0 if values.size < 2

  mean = values.sum.to_f / values.size
  squares = values.sum { |value| (value - mean)**2 }
  variance = squares / (values.size - 1)
  Math.sqrt(variance)
end
