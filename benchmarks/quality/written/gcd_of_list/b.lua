local function tile_edge(lengths)
  local function reduce(big, small)
    if small == 0 then
      return big
    end
    return reduce(small, big % small)
  end

  local edge = 0
  for _, length in ipairs(lengths) do
    edge = reduce(math.abs(length), edge)
    if edge == 1 then
      break
    end
  end
  return edge
end

return tile_edge
