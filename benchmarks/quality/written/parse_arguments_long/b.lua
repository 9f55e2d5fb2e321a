local function read_command_line(words)
  local settings, files = {}, {}
  for position = 1, #words do
    local word = words[position]
    local switch = word:match("^%-%-(.+)$")
    if not switch then
      files[#files + 1] = word
    else
      local equals = switch:find("=", 2, true)
      if equals then
        settings[switch:sub(1, equals - 1)] = switch:sub(equals + 1)
      else
        settings[switch] = true
      end
    end
  end
  return settings, files
end

return read_command_line
