#!/usr/bin/env lua
-- function commented(a) return a + 1 end
--[[ function commented(a) return a + 1 end ]]
local M = {}
local function area(shape) return shape.size * shape.size end -- begin area end area

function M.make(size, unit) -- begin M.make
  return { size = size, unit = unit }
end -- end M.make

function M.nested.deep(a, b) return a.x + b.y end -- begin M.nested.deep end M.nested.deep

function M:method(other) -- begin M:method
  return self.size + other.size
end -- end M:method

local double = function(x) return x * 2 + M.unit end -- begin double end double
M.triple = function(x) -- begin M.triple
  return x * 3 + M.unit
end -- end M.triple
M["quoted"] = function(x) return x * 4 + M.unit end -- begin M["quoted"] end M["quoted"]

local handlers = {
  open = function(name) return name .. [[ function no() end ]] end, -- begin handlers.open end handlers.open
  ["close"] = function(name) return name .. 'closed' end, -- begin handlers.close end handlers.close
  inner = {
    read = function(file) return file:read("*a") end, -- begin handlers.inner.read end handlers.inner.read
  },
}

function outer(list) -- begin outer
  local function inner(item) -- begin outer.inner
    return item.name .. "function no() return 1 end"
  end -- end outer.inner
  return map(list, function(x) return inner(x) + 1 end) -- skip
end -- end outer

return {
  export = function(x, y) return x + y - 1 end, -- begin export end export
}
