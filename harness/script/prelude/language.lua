-- language.lua: what Lua itself lacks for a scenario: tables in order, many things at once, expectations.

local next, sort, type, getmetatable = next, table.sort, type, getmetatable
local native_expect, native_unknown = _expect, _unknown
local format = string.format

-- Lua seeds its string hash per process: plain pairs() would give one scenario a new history on every run.
local function before(a, b)
  if type(a) == type(b) then return a < b end
  return type(a) == "number"
end

---Walks a table in the order of its keys: numbers first, then texts by alphabet.
---@param t table
---@return function
function pairs(t)
  local keys, i, guard = {}, 0, getmetatable(t)
  if type(guard) == "table" and guard.all then t = guard.all end -- site.bay
  for k in next, t do
    if type(k) ~= "string" and type(k) ~= "number" then
      error("pairs() walks tables with numbers or strings as keys, not a " .. type(k), 2)
    end
    keys[#keys + 1] = k
  end
  sort(keys, before)
  return function()
    i = i + 1
    local k = keys[i]
    if k ~= nil then return k, t[k] end
  end
end

-- expect.NAME { ... }: what the scorers hold against the run.
local known = {}
for _, name in ipairs(_expect_names()) do
  known[name] = function(value) native_expect(name, value) end
end
expect = setmetatable({}, {
  __index = function(_, name) return known[name] or native_unknown("expectation", name, known) end,
  __call = function() error("expectations are stated as expect.sla { ... }", 2) end,
  __newindex = function() error("expectations are stated as expect.sla { ... }", 2) end,
  __metatable = false,
})

---Does something for each of N names: many("CP-%04d", 1000, function(id, i) ... end). What the function returns
---comes back as a list.
---@param pattern string a name with one %d in it
---@param count integer
---@param make function is called with the name and its number
---@return table
function many(pattern, count, make)
  if type(pattern) ~= "string" or type(count) ~= "number" or type(make) ~= "function" then
    error('many needs a pattern, a count and a function, as in many("CP-%04d", 10, function(id) ... end)', 2)
  end
  if not pattern:find "%%%d*d" then
    error(format('many: %q has no %%d in it, as "CP-%%04d" has, so that all would be called the same', pattern), 2)
  end
  local made = {}
  for i = 1, count do made[i] = make(format(pattern, i), i) end
  return made
end
