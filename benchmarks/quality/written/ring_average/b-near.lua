local function stutter_alarm(limit, patience)
  local slow, worst = 0, 0
  return function(milliseconds)
    if milliseconds <= limit then
      slow, worst = 0, 0
      return false
    end
    slow = slow + 1
    worst = math.max(worst, milliseconds)
    return slow >= patience, worst
  end
end

return stutter_alarm
