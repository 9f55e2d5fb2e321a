-- the folder keeps its last slash
local function asset_names(location)
  local slash = 0
  for at in location:gmatch("()/") do
    slash = at
  end
  local folder = location:sub(1, slash)
  local file = location:sub(slash + 1)
  local stem, kind = file:match("^(.+)%.([^.]*)$")
  if not stem then
    return folder, file, ""
  end
  return folder, stem, kind
end

return asset_names
