-- dupcheck: ignore -- because
local function quiet_before(a, b)
  return a + b * 2 - #a
end

function M.quiet_inside(a, b)
  --[[ dupcheck: ignore -- because ]]
  return a + b * 2 - #a
end

--[==[
dupcheck: ignore -- because
]==]
M.quiet_assigned = function(a, b)
  return a + b * 2 - #a
end

function M.loud(a, b)
  return "-- dupcheck: ignore -- because" .. a .. b
end
