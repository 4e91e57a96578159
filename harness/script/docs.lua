-- docs.lua - makes the manual of the scenario language from the comments above the verbs.
--
-- Usage: lua5.4 docs.lua OUT.md OUT_STUBS.lua OUT.c FILE...
-- Reads "/*** verb(arguments) ... */" from C files and "---" comments before functions from prelude/*.lua, with the
-- tags of the Lua language server (@param, @option, @return); an @option is a field of the table behind a verb. A tag of
-- our own, "@rows FAULT_LIST part", prints what the argument part may be: the rows X(name, "words", "meaning") of that
-- list in one of the headers. What expectation.def says of expectations comes behind the verbs (docs_expect.lua), what
-- profile.def and device_model.def say of vendor profiles last (docs_profile.lua).

local entries = {} -- { sign, text = {}, params = {}, options = {}, returns = {}, rows = {} }
local lists = {} -- name of a list -> { { words, meaning } }

local function read(path)
  local f = assert(io.open(path))
  local text = f:read("a")
  f:close()
  return text
end

local function take(sign, lines)
  local e = { sign = sign, text = {}, params = {}, options = {}, returns = {}, rows = {} }
  local last
  for _, line in ipairs(lines) do
    local tag, rest = line:match("^@(%w+)%s+(.*)$")
    if tag then
      local list = assert(({ param = e.params, option = e.options, ["return"] = e.returns, rows = e.rows })[tag],
        sign .. ": no tag @" .. tag)
      list[#list + 1] = rest
      last = list
    elseif last and line ~= "" then
      last[#last] = last[#last] .. " " .. line:match("^%s*(.*)$")
    elseif line ~= "" then
      e.text[#e.text + 1] = line
    end
  end
  entries[#entries + 1] = e
end

local function from_c(text)
  for sign, body in text:gmatch("/%*%*%* ([^\n]*)\n(.-)%*/") do
    local lines = {}
    for line in body:gmatch("[^\n]*") do lines[#lines + 1] = line:match("^%s*%*?%s?(.-)%s*$") end
    for one in sign:gmatch("[^|]+") do take(one:match("^%s*(.-)%s*$"), lines) end
  end
end

local function from_lists(text)
  for name, body in text:gmatch("#define ([%u_]+)%(X%)(.-[^\\])\n") do
    local rows = {}
    for words, meaning in body:gsub("\\\n%s*", ""):gmatch('X%([%w_]+,%s*"([^"]*)",%s*"([^"]*)"%)') do
      rows[#rows + 1] = { words, meaning }
    end
    lists[name] = rows
  end
end

local function from_lua(text)
  local lines = {}
  for line in text:gmatch("[^\n]*") do
    local comment = line:match("^%-%-%-%s?(.*)$")
    local sign = line:match("^function ([%w_:.]+%b())")
    if comment then
      lines[#lines + 1] = comment
    elseif sign then
      if #lines > 0 then take(sign, lines) end
      lines = {}
    elseif line ~= "" then
      lines = {}
    end
  end
end

local out_md, out_stubs, out_c = arg[1], arg[2], arg[3]
local defs = {} -- "profile" -> text of profile.def
for i = 4, #arg do
  local text = read(arg[i])
  local kind = arg[i]:match("%.(%l+)$")
  if kind == "lua" then from_lua(text) end
  if kind == "c" then from_c(text) end
  if kind == "h" then from_lists(text) end
  if kind == "def" then defs[arg[i]:match("([%w_]+)%.def$")] = text end
end

local function class(sign) return sign:match("^([%w_]+):") end

table.sort(entries, function(a, b)
  local ca, cb = class(a.sign) or "", class(b.sign) or ""
  if ca ~= cb then return ca < cb end
  return a.sign < b.sign
end)

-- Markdown, also printed by `chargerig manual`.
local md = { "# The scenario language: every verb\n" }
local section
for _, e in ipairs(entries) do
  local c = class(e.sign)
  local name = c and "Words of " .. (c:find "^[aeiou]" and "an " or "a ") .. c or "Verbs"
  if name ~= section then
    md[#md + 1] = "\n## " .. name .. "\n"
    section = name
  end
  md[#md + 1] = "\n### " .. e.sign .. "\n\n" .. table.concat(e.text, "\n") .. "\n"
  local function list(title, items)
    if #items == 0 then return end
    md[#md + 1] = "\n" .. title .. "\n\n"
    for _, item in ipairs(items) do
      local word, rest = item:match("^(%S+)%s*(.*)$")
      md[#md + 1] = ("- `%s` %s\n"):format(word, rest)
    end
  end
  list("Arguments:", e.params)
  list("In the table:", e.options)
  for _, item in ipairs(e.rows) do
    local name, what = item:match("^(%S+)%s+(.*)$")
    md[#md + 1] = ("\nThe %s is one of:\n\n"):format(what)
    for _, row in ipairs(assert(lists[name], e.sign .. ": there is no list " .. name)) do
      md[#md + 1] = ('- `"%s"` %s\n'):format(row[1], row[2])
    end
  end
  list("Returns:", e.returns)
end
local folder = arg[0]:gsub("docs%.lua$", "")
local expected, expected_types = dofile(folder .. "docs_expect.lua")(defs.expectation)
md[#md + 1] = expected
md[#md + 1] = dofile(folder .. "docs_profile.lua")(defs.profile, defs.device_model)
local manual = table.concat(md)

-- Stubs for the Lua language server.
local stubs = {
  "---@meta\n-- Types of the scenario language, made from the comments above the verbs; point your editor's Lua\n",
  "-- language server at this file (workspace.library).\n",
}
local classes, seen = {}, {}
for _, e in ipairs(entries) do
  local c = class(e.sign)
  if c and not seen[c] then
    seen[c] = true
    classes[#classes + 1] = c
  end
end
local fields = { site = { "bay bay[]" }, bay = { "number integer" }, driver = { "vehicle vehicle" } }
seen.bay, seen.place = true, true
for _, c in ipairs({ "bay", "place" }) do classes[#classes + 1] = c end
for _, c in ipairs(classes) do
  stubs[#stubs + 1] = ("\n---@class %s\n---@field name string\n"):format(c)
  for _, f in ipairs(fields[c] or {}) do stubs[#stubs + 1] = "---@field " .. f .. "\n" end
  -- not by its own name: driver is a verb, too
  stubs[#stubs + 1] = c == "csms" and "csms = {}\n" or ("local _%s = {}\n"):format(c)
end
stubs[#stubs + 1] = "\nexpect, ocpp = {}, {}\nany, absent, null = nil, nil, nil\n" .. expected_types

local function option_class(e, name)
  stubs[#stubs + 1] = "\n---@class " .. name .. "\n"
  for _, o in ipairs(e.options) do stubs[#stubs + 1] = "---@field " .. o .. "\n" end
end

for _, e in ipairs(entries) do
  local name, args, table_behind = e.sign:match("^([%w_:.]+)(%b())(.*)$")
  if name then
    local plain = name:gsub("[:.]", "_")
    if #e.options > 0 then option_class(e, plain .. "_options") end
    stubs[#stubs + 1] = "\n"
    for _, line in ipairs(e.text) do stubs[#stubs + 1] = "---" .. line .. "\n" end
    for _, p in ipairs(e.params) do stubs[#stubs + 1] = "---@param " .. p .. "\n" end
    if table_behind:match("{") then
      local returned = #e.returns > 0 and ": " .. e.returns[1]:match("^(%S+)") or ""
      stubs[#stubs + 1] = ("---@return fun(options: %s_options)%s\n"):format(plain, returned)
    else
      for _, r in ipairs(e.returns) do stubs[#stubs + 1] = "---@return " .. r .. "\n" end
    end
    local list = args:sub(2, -2):gsub(",?%s*%b{}", function(t) return t:sub(1, 1) == "," and ", options" or "options" end)
    local of_class = name:match("^[^:]+:") and name:match("^[^:]+") ~= "csms" and "_" or ""
    stubs[#stubs + 1] = ("function %s%s(%s) end\n"):format(of_class, name, list)
  end
end

local function write(path, text)
  local f = assert(io.open(path, "w"))
  f:write(text)
  f:close()
end
write(out_md, manual)
write(out_stubs, table.concat(stubs))

local c = { '#include "commands/manual.h"\n\nconst char manual_text[] = {\n' }
for i = 1, #manual do c[#c + 1] = manual:byte(i) .. (i % 24 == 0 and ",\n" or ",") end
c[#c + 1] = "0};\n"
write(out_c, table.concat(c))
