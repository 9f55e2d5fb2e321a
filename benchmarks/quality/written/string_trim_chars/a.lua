local function strip(text, chars)
  local unwanted = {}
  for char in chars:gmatch(".") do
    unwanted[char] = true
  end
  local first, last = 1, #text
  while first <= last and unwanted[text:sub(first, first)] do
    first = first + 1
  end
  while last >= first and unwanted[text:sub(last, last)] do
    last = last - 1
  end
  return text:sub(first, last)
end

return strip
