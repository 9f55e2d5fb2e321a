# Steepest fall of a price from any earlier high, as a share of that high.
def drawdown(returns)
  level = 1.0
  high = 1.0
  worst = 0.0
  returns.each do |r|
    level *= 1 + r
    high = [high, level].max
    fall = (high - level) / high
    worst = fall if fall > worst
  end
  worst
end
