local function strip_padding(padding, field)
  local junk = {}
  for i = 1, #padding do
    junk[padding:byte(i)] = true
  end
  local first, last = 1, #field
  while first <= last and junk[field:byte(first)] do
    first = first + 1
  end
  while last >= first and junk[field:byte(last)] do
    last = last - 1
  end
  return field:sub(first, last)
end

return strip_padding
