-- docs_profile.lua - the part of the manual about vendor profiles: a line for each row of profile.def, with the 2.0.1
-- variables that device_model.def says begin with the same value.
--
-- Called by docs.lua: dofile(this)(profile.def, device_model.def), texts. Gives markdown.

-- The arguments of a macro call: split at commas that stand in no bracket and no string.
local function arguments(inside)
  local list, depth, quoted, from = {}, 0, false, 1
  for i = 1, #inside do
    local c = inside:sub(i, i)
    if c == '"' and inside:sub(i - 1, i - 1) ~= "\\" then quoted = not quoted end
    if not quoted then
      depth = depth + (c == "(" and 1 or c == ")" and -1 or 0)
      if c == "," and depth == 0 then
        list[#list + 1] = inside:sub(from, i - 1):match("^%s*(.-)%s*$")
        from = i + 1
      end
    end
  end
  list[#list + 1] = inside:sub(from):match("^%s*(.-)%s*$")
  return list
end

-- The text of one or several C strings behind one another.
local function text(literals)
  local joined = literals:gsub('"%s*\n%s*"', "")
  return (joined:match('^"(.*)"$') or literals):gsub('\\"', '"')
end

-- Calls fn(macro, arguments) for each row of a table of macros.
local function each_row(def, fn)
  for macro, inside in ("\n" .. def:gsub("/%*.-%*/", "")):gmatch("\n(%u+)(%b())") do
    fn(macro, arguments(inside:sub(2, -2)))
  end
end

local units = { w = "W", ms = "ms", s = "s", wh = "Wh", ma = "mA" }
local shapes = {
  NUMBER = function(a)
    return { word = text(a[2]), is = a[3], unit = units[a[1]:match("_(%l+)$")], value = a[5], bound = a[6], key = a[7] }
  end,
  COUNT = function(a) return { is = "integer", value = a[2], bound = a[3], key = a[4] } end,
  FLAG = function(a) return { is = "boolean", value = a[2], key = a[3] } end,
  TEXT = function(a) return { is = "string", value = a[3], bound = a[2], key = a[4] } end,
  WORD = function(a) return { is = "string", value = a[3], bound = text(a[4]), key = a[5] } end,
  LIST = function(a) return { is = "string", value = a[3], bound = "some of these", key = "NO_KEY" } end,
}

local function bound_text(bound)
  if not bound or bound == "NOT_NEGATIVE" then return "" end
  local least, most = bound:match("^BETWEEN%((%d+), (%d+)%)$")
  if least then return (", %s to %s"):format(least, most) end
  if bound:match("^%d+$") then return (", at most %s characters"):format(bound) end
  return ", " .. (bound == "ABOVE_0" and "above 0" or bound:gsub("|", " or "))
end

return function(profile, device_model)
  local variables = {} -- key or field -> { "component.variable" }
  each_row(device_model, function(_, a)
    local home = a[12] and a[12]:match("^%u[%u_]+%((%w[%w_]*)%)$")
    if home then
      variables[home] = variables[home] or {}
      table.insert(variables[home], text(a[2]) .. "." .. text(a[4]))
    end
  end)
  local out = {}
  each_row(profile, function(macro, a)
    local row = shapes[macro](a)
    local key = row.key:match("%((%w+)%)")
    local value = text(row.value):gsub(",", ", ")
    local line = ("- `%s` %s%s (%s%s): %s"):format(row.word or a[1], row.is, bound_text(row.bound),
      value == "" and '""' or value, row.unit and " " .. row.unit or "", text(a[#a]))
    if key then line = line .. "; 1.6 " .. key end
    local also = variables[key] or variables[a[1]]
    if also then line = line .. "; 2.0.1 " .. table.concat(also, ", ") end
    out[#out + 1] = line .. "\n"
  end)
  assert(#out > 0, "profile.def has no rows")
  return "\n## Vendor profiles\n\n### vendor profile: return { ... }\n\n"
    .. "What kind of station: a file of vendor-profiles/, which returns a table of these fields. What it leaves out is as in\n"
    .. "the profile that `based_on` names, or as in brackets here. `overrides` of a station takes the same fields.\n\n"
    .. table.concat(out)
end
