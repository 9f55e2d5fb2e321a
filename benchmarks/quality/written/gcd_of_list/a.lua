local function commonDivisor(numbers)
  local divisor = 0
  for _, number in ipairs(numbers) do
    local a, b = divisor, math.abs(number)
    while b ~= 0 do
      a, b = b, a % b
    end
    divisor = a
    if divisor == 1 then
      break
    end
  end
  return divisor
end

return commonDivisor
