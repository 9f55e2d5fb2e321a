local function parseArgs(argv)
  local options, positional = {}, {}
  for i, argument in ipairs(argv) do
    if argument == "--" then
      table.move(argv, i + 1, #argv, #positional + 1, positional)
      break
    end
    local name, value = argument:match("^%-%-([^=]+)=(.*)$")
    if name then
      options[name] = value
    elseif argument:sub(1, 2) == "--" then
      options[argument:sub(3)] = true
    else
      positional[#positional + 1] = argument
    end
  end
  return options, positional
end

return parseArgs
