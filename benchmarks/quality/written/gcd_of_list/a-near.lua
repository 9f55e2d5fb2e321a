local function simplifyFraction(numerator, denominator)
  if denominator == 0 then
    error("denominator must not be zero")
  end
  local a, b = math.abs(numerator), math.abs(denominator)
  while b ~= 0 do
    a, b = b, a % b
  end
  if denominator < 0 then
    a = -a
  end
  return numerator // a, denominator // a
end

return simplifyFraction
