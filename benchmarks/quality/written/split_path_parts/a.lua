local function splitPath(path)
  local folder, file = path:match("^(.*)/([^/]*)$")
  if not folder then
    folder, file = "", path
  elseif folder == "" then
    folder = "/"
  end
  local name, extension = file:match("^(.+)%.([^.]*)$")
  return folder, name or file, extension or ""
end

return splitPath
