local function usage(program, options)
  local lines = { "Usage: " .. program .. " [options] [file...]", "" }
  local width = 0
  for _, option in ipairs(options) do
    option.label = "--" .. option.name
    if option.placeholder then
      option.label = option.label .. "=" .. option.placeholder
    end
    width = math.max(width, #option.label)
  end
  for _, option in ipairs(options) do
    local padding = (" "):rep(width - #option.label + 2)
    lines[#lines + 1] = "  " .. option.label .. padding .. option.help
  end
  return table.concat(lines, "\n")
end

return usage
