-- pattern.lua: patterns, which a payload is held against.

local format, is_list = string.format, _is_list

local matcher = { __tostring = function(m) return m.words end, __metatable = "pattern",
  __call = function(m) error(format("%s is a pattern as it stands, without ( )", m.name or "it"), 2) end }
local function is_matcher(p) return type(p) == "table" and getmetatable(p) == "pattern" end

null = _null()   -- JSON null where it is written; in a patch it removes the field
absent = null    -- in a pattern: the field is not there

local function show(v, depth)
  if is_matcher(v) then return v.words end
  if v == nil or v == null then return "nothing" end
  if type(v) == "string" then return format("%q", v) end
  if type(v) == "function" then return "what fits" end
  if type(v) ~= "table" then return tostring(v) end
  if (depth or 0) > 3 then return "..." end
  local parts = {}
  for k, w in pairs(v) do
    parts[#parts + 1] = (type(k) == "number" and "" or k .. " = ") .. show(w, (depth or 0) + 1)
  end
  return (#v > 0 and "[%s]" or "{%s}"):format(table.concat(parts, ", "))
end

local function shown(v)
  local text = show(v)
  return #text <= 160 and text or text:sub(1, 157) .. "..."
end

-- nil when the value fits; else a sentence about the first thing that does not.
local function misfit(value, pattern, path)
  local at = path ~= "" and path or "it"
  if is_matcher(pattern) then
    return not pattern.fits(value) and format("%s is %s, not %s", at, shown(value), pattern.words) or nil
  elseif type(pattern) == "function" then
    return not pattern(value) and format("%s is %s, which does not fit", at, shown(value)) or nil
  elseif pattern == null then
    return value ~= nil and format("%s is %s, but should not be there", at, shown(value)) or nil
  elseif type(pattern) ~= "table" then
    return value ~= pattern and format("%s is %s, not %s", at, shown(value), shown(pattern)) or nil
  elseif type(value) ~= "table" then
    return format("%s is %s, not %s", at, shown(value), shown(pattern))
  elseif (#pattern > 0 or is_list(pattern)) and #pattern ~= #value then
    return format("%s has %d elements, not %d", at, #value, #pattern)
  end
  for k, p in pairs(pattern) do
    local below = type(k) == "number" and format("%s[%d]", path, k) or (path ~= "" and path .. "." or "") .. k
    local why = misfit(value[k], p, below)
    if why then return why end
  end
end

-- A function of ours in a pattern would be asked whether a value fits, and says yes to everything.
local function no_bare(pattern, depth)
  if pattern == some or pattern == one_of or pattern == like then
    local name = pattern == some and "some" or pattern == one_of and "one_of" or "like"
    error(format('%s in a pattern needs what fits behind it, as in %s("Accepted")', name, name), 0)
  elseif type(pattern) == "table" and not is_matcher(pattern) and (depth or 0) < 20 then
    for _, p in pairs(pattern) do no_bare(p, (depth or 0) + 1) end
  end
end

local function make_matcher(words, fits, more)
  local m = more or {}
  m.words, m.fits = words, fits
  return setmetatable(m, matcher)
end

any = make_matcher("anything", function(v) return v ~= nil end, { name = "any" })

---A pattern: one of these values or patterns, as in { status = one_of("Accepted", "Scheduled") }. Beside plain values
---a pattern may hold any (it is there), absent (it is not), a function that is asked, and tables: an object fits when
---the fields that are named do, a list element by element.
---@param ... any
---@return any pattern
function one_of(...)
  local list, words = { ... }, {}
  if #list == 1 and type(list[1]) == "table" and not is_matcher(list[1]) and #list[1] > 0 then
    error('one_of takes what may be one by one, as in one_of("Accepted", "Scheduled")', 2)
  end
  no_bare(list)
  for i, p in ipairs(list) do words[i] = show(p) end
  return make_matcher(table.concat(words, " or "), function(v)
    for _, p in ipairs(list) do
      if not misfit(v, p, "") then return true end
    end
    return false
  end, { among = list })
end

---A pattern: a list in which at least one element fits.
---@param pattern any
---@return any pattern
function some(pattern)
  no_bare(pattern)
  return make_matcher("a list with " .. show(pattern), function(v)
    for _, element in ipairs(type(v) == "table" and v or {}) do
      if not misfit(element, pattern, "") then return true end
    end
    return false
  end, { element = pattern })
end

---A pattern: a text that matches a Lua pattern, as in like "^%d+$".
---@param pattern string
---@return any pattern
function like(pattern)
  if type(pattern) ~= "string" then error(format('like: expected a text, as in like "^%%d+$", got %s', show(pattern)), 0) end
  local _ = (""):find(pattern) -- raises where it is none
  return make_matcher("a text like " .. pattern, function(v) return type(v) == "string" and v:find(pattern) ~= nil end)
end

---Does the value fit the pattern?
---@param value any
---@param pattern any
---@return boolean
function fits(value, pattern)
  no_bare(pattern)
  return misfit(value, pattern, "") == nil
end

-- What is broken on purpose need not have the shape that the standard gives it.
local native_shape, broken = _shape, {}
local function breaks(post, action)
  broken[post] = broken[post] or {}
  broken[post][action] = true
end

local function shape(post, action, side, payload, ...)
  no_bare(payload)
  if not (broken[post] and broken[post][action]) then native_shape(post, action, side, payload, ...) end
end

_pattern = { is_matcher = is_matcher, show = show, shown = shown, misfit = misfit, broken = breaks, shape = shape } -- for the files behind this one
