-- Runs of one of the characters become a single one.
local function squeeze(text, chars)
  local squeezed = {}
  for char in chars:gmatch(".") do
    squeezed[char] = true
  end
  local out, previous = {}, nil
  for i = 1, #text do
    local char = text:sub(i, i)
    if char ~= previous or not squeezed[char] then
      out[#out + 1] = char
    end
    previous = char
  end
  return table.concat(out)
end

return squeeze
