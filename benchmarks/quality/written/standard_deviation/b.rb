# Volatility of daily returns.
def volatility(returns)
  n = returns.size
  return 0.0 if n < 2

  average = returns.sum.fdiv(n)
  deviations = returns.map { |r| r - average }
  Math.sqrt(deviations.sum { |d| d * d } / (n - 1))
end
