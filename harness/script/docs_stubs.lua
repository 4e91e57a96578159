-- docs_stubs.lua - the types of the scenario language for the Lua language server of an editor.
--
-- Called by docs.lua: dofile(this)(entries of the manual, types of expect.*, aliases), texts. Gives Lua with annotations.

local function class(sign) return sign:match("^([%w_]+):") end

return function(entries, expected_types, aliases)
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
  local fields = { site = { "bay bays" }, bay = { "number integer" }, driver = { "vehicle vehicle" } }
  seen.bay, seen.place = true, true
  for _, c in ipairs({ "bay", "place" }) do classes[#classes + 1] = c end
  stubs[#stubs + 1] = "\n---@class bays\n---@field [integer] bay\n" -- a bay that is not there is an error, no nil
  for _, c in ipairs(classes) do
    stubs[#stubs + 1] = ("\n---@class %s\n---@field name string\n"):format(c)
    for _, f in ipairs(fields[c] or {}) do stubs[#stubs + 1] = "---@field " .. f .. "\n" end
    -- not by its own name: driver is a verb, too
    stubs[#stubs + 1] = c == "csms" and "csms = {}\n" or ("local _%s = {}\n"):format(c)
  end
  stubs[#stubs + 1] = "\nexpect, ocpp = {}, {}\n---@type any\nany = nil\n---@type any\nabsent = nil\n---@type any\nnull = nil\n---@type table<string, any>\nrow = {}\n" .. expected_types .. aliases

  local function option_class(e, name)
    stubs[#stubs + 1] = "\n---@class " .. name .. "\n"
    for _, o in ipairs(e.options) do stubs[#stubs + 1] = "---@field " .. o .. "\n" end
  end

  for _, e in ipairs(entries) do
    local name, args, table_behind = e.sign:match("^([%w_:.]+)(%b())(.*)$")
    if not name then name, args, table_behind = e.sign:match("^([%w_:.]+)"), "({ ... })", "" end -- station:external_limit { ... }
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
        -- who goes on without an answer is told at that line: no editor need ask for a check
        for _, r in ipairs(e.returns) do stubs[#stubs + 1] = "---@return " .. r:gsub("^(%S-)|nil", "%1"):gsub("^table%f[%s]", "any") .. "\n" end
      end
      local list = args:sub(2, -2):gsub(",?%s*%b{}", function(t) return t:sub(1, 1) == "," and ", options" or "options" end)
      if list:match "%f[%w]options$" and #e.options > 0 and not table.concat(e.params, "\n"):match "%f[%w]options%f[%W]" then
        stubs[#stubs + 1] = ("---@param options? %s_options\n"):format(plain)
      end
      local of_class = name:match("^[^:]+:") and name:match("^[^:]+") ~= "csms" and "_" or ""
      stubs[#stubs + 1] = ("function %s%s(%s) end\n"):format(of_class, name, list)
    end
  end
  return table.concat(stubs)
end
