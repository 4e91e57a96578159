-- docs_expect.lua - the part of the manual about what can be expected: an entry for each field of expectation.def, and
-- the types of expect.* for editors.
--
-- Called by docs.lua: dofile(this)(expectation.def), a text. Gives markdown and stubs.

-- The arguments of a call of a macro: words, and C strings, several of which in a row are one.
local function arguments(inside)
  local list, i, joins = {}, 1, false
  while i <= #inside do
    local c = inside:sub(i, i)
    if c == '"' then
      local from = i + 1
      repeat
        i = i + (inside:sub(i, i) == "\\" and 2 or 1)
      until inside:sub(i, i) == '"'
      local text = inside:sub(from, i - 1):gsub("\\(.)", "%1")
      if joins then list[#list] = list[#list] .. text else list[#list + 1] = text end
      joins, i = true, i + 1
    elseif c == "," then
      joins, i = false, i + 1
    elseif c:match "%s" then
      i = i + 1
    else
      local word = inside:match("^[%w_]+", i)
      list[#list + 1] = assert(word, "expectation.def: " .. inside)
      i = i + #word
    end
  end
  return list
end

-- Calls fn(macro, arguments) for each row. Brackets in strings are none.
local function each_row(def, fn)
  local i = 1
  def = "\n" .. def:gsub("/%*.-%*/", "")
  while true do
    local from, to, macro = def:find("\n(EXPECTATION[_%u]*)%(", i)
    if not from then return end
    local quoted, at = false, to
    repeat
      at = at + 1
      local c = def:sub(at, at)
      if c == "\\" then at = at + 1 elseif c == '"' then quoted = not quoted end
    until c == ")" and not quoted
    fn(macro, arguments(def:sub(to + 1, at - 1)))
    i = at
  end
end

local verdicts = {
  inconc = "Inconclusive where %s.", fail = "Fails where %s.", pass = "Passes where %s.",
  none = "It says how others are judged.",
}

return function(def)
  local kinds, rows, md, stubs = {}, {}, {}, {}
  each_row(def, function(macro, a)
    if macro == "EXPECTATION_KIND" then
      assert(#a == 3, a[1])
      kinds[a[1]] = { type = a[2], words = a[3] }
    else
      assert(#a == 9 and kinds[a[3]] and verdicts[a[8]], a[1] .. "." .. a[2])
      rows[#rows + 1] = { scorer = a[1], field = a[2], kind = kinds[a[3]], words = a[4], rule = a[5], meaning = a[6],
        example = a[7], without = a[8], because = a[9] }
    end
  end)
  assert(#rows > 0, "expectation.def has no rows")

  md[1] = "\n## What can be expected\n\nSaid beside the story, as `expect.sla { first_reply = \"10 min\" }`: what the run is held "
    .. "against. A value that means\nnothing ends the scenario before it begins, and so does a field that is none. "
    .. "`expect.sla \"gold\"` takes the table that\n`sla/gold.lua` beside the scenario returns, a file that `chargerig score --sla` takes, too.\n"
  local scorer, fields = nil, {}
  local function ends()
    if scorer then
      stubs[#stubs + 1] = ("\n---@param t expect_%s%s\nfunction expect.%s(t) end\n"):format(scorer,
        (scorer == "path" or scorer == "sla") and "|string" or "", scorer)
    end
  end
  for _, r in ipairs(rows) do
    local allowed = r.kind.words
    if r.words ~= "" then
      allowed = allowed .. ' "' .. r.words:gsub("; ", '", "') .. '"'
    end
    md[#md + 1] = ("\n### expect.%s { %s = %s }\n\n%s.\n\n- value: %s\n- %s\n"):format(r.scorer, r.field, r.example,
      r.meaning:gsub("^%l", string.upper), allowed, verdicts[r.without]:format(r.because))
    if r.rule ~= "" then md[#md + 1] = ("- rule: `%s`\n"):format(r.rule) end
    if r.scorer ~= scorer then
      ends()
      scorer = r.scorer
      stubs[#stubs + 1] = ("\n---@class expect_%s\n"):format(scorer)
    end
    local type = r.kind.type
    if r.words ~= "" and type == "string" then
      type = (r.kind.words:find "money" and "string|" or "") .. '"' .. r.words:gsub("; ", '"|"') .. '"'
    end
    stubs[#stubs + 1] = ("---@field %s? %s %s\n"):format(r.field, type, r.meaning)
  end
  ends()
  stubs[#stubs + 1] = "\n---@class expect_limits\n"
  for _, field in ipairs { "first_reply", "progress", "on_site", "resolution" } do
    stubs[#stubs + 1] = ("---@field %s? string\n"):format(field)
  end
  md[#md + 1] = [[

## Failures that are meant

### known(play) { ... }

A story that is to break a rule (a van that comes too late for the SLA) expects it so, in a file of its own that is not played:
`chargerig run late-van.lua --known known.lua`, where known.lua says
`known "late-van.lua" { rule = "sla.on_site", reason = "the only van is 60 km away", expires = "2027-03-01" }`. The run
then says which rule is broken, by how much and why that is known; its verdict is known and its exit code 0. It fails where
another rule is broken, where this one holds, and when the day is over.

- `play` FILE, FILE[ROW] or FILE@VERSION
- `rule` as a finding names it; `chargerig list --rules` prints all
- `reason` why, for people
- `expires` the last day on which it is known
- `says?` only a finding with these words
]]
  return table.concat(md), table.concat(stubs)
end
