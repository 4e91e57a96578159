-- docs.lua - makes the manual of the scenario language from the comments above the verbs.
--
-- Usage: lua5.4 docs.lua OUT.md OUT_STUBS.lua OUT.c FILE...
-- Of vendor-profiles/ and playbooks/ the names count, of mutant.def the rows, of option.h what quantities look like.
-- Reads "/*** verb(arguments) ... */" from C files and "---" comments before functions from prelude/*.lua, with the
-- tags of the Lua language server (@param, @option, @return); an @option is a field of the table behind a verb. A tag of
-- our own, "@rows FAULT_LIST part", prints what the argument part may be: the rows X(name, "words", "meaning") of that
-- list in one of the headers. What expectation.def says of expectations comes behind the verbs (docs_expect.lua), what
-- profile.def and device_model.def say of vendor profiles (docs_profile.lua), and the lists of words last (docs_words.lua).
-- docs_stubs.lua makes the types for editors.

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

local folder = arg[0]:gsub("docs%.lua$", "")
local words = dofile(folder .. "docs_words.lua")
local out_md, out_stubs, out_c = arg[1], arg[2], arg[3]
local defs = {} -- "profile" -> text of profile.def
for i = 4, #arg do
  local text = read(arg[i])
  local kind = arg[i]:match("%.(%l+)$")
  if words.take(arg[i], text) then kind = nil end
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
local md = {}
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
local expected, expected_types = dofile(folder .. "docs_expect.lua")(defs.expectation)
md[#md + 1] = expected
md[#md + 1] = dofile(folder .. "docs_profile.lua")(defs.profile, defs.device_model)

md[#md + 1] = words.rows(lists)
local manual = words.contents(md) .. "\n" .. table.concat(md)

local stubs = dofile(folder .. "docs_stubs.lua")(entries, expected_types, words.aliases(lists))

local function write(path, text)
  local f = assert(io.open(path, "w"))
  f:write(text)
  f:close()
end
write(out_md, manual)
write(out_stubs, stubs)

local c = { '#include "commands/manual.h"\n' }
for name, text in pairs({ manual_text = manual, stubs_text = stubs }) do
  c[#c + 1] = ("\nconst char %s[] = {\n"):format(name)
  for i = 1, #text do c[#c + 1] = text:byte(i) .. (i % 24 == 0 and ",\n" or ",") end
  c[#c + 1] = "0};\n"
end

-- How many arguments each verb takes (script_arity.h). What is named and then has its { ... } says itself that it lacks it.
c[#c + 1] = '\n#include "script/script_arity.h"\n\n#include <stddef.h>\n'
c[#c + 1] = '\nconst struct script_arity script_arities[] = {\n'
for _, e in ipairs(entries) do
  local type, name, arguments = e.sign:match("^(%l+)[:.]([%w_]+)(%b())")
  if not type then name, arguments = e.sign:match("^([%w_]+)(%b())") end
  local inside = arguments and arguments:sub(2, -2):gsub("%b{}", "table")
  if inside and not inside:find("...", 1, true) and not e.sign:find(") {", 1, true) then
    local most = 0
    for _ in inside:gmatch("[^,]+") do most = most + 1 end
    c[#c + 1] = ("    {%s, %q, %d, %q},\n"):format(type and ("%q"):format(type) or "NULL", name, most, e.sign)
  end
end
c[#c + 1] = "    {NULL, NULL, 0, NULL},\n};\n"
write(out_c, table.concat(c))
