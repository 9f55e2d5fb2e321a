local function addSample(window, value)
  window[window.position] = value
  window.position = window.position % window.capacity + 1
  local sum, count = 0, 0
  for i = 1, window.capacity do
    if window[i] then
      sum = sum + window[i]
      count = count + 1
    end
  end
  return sum / count
end

return addSample
