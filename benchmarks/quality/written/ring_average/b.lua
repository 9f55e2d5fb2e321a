local function frame_clock(window)
  local times, cursor = {}, 0
  return function(milliseconds)
    cursor = cursor % window + 1
    times[cursor] = milliseconds
    local sum = 0
    for _, time in ipairs(times) do
      sum = sum + time
    end
    return sum / #times
  end
end

return frame_clock
