-- docs_words.lua - the part of the manual that lists words: units, parts and faults, playbooks, vendor profiles, mutants; the
-- names of them for editors; and the table of contents.
--
-- Called by docs.lua: dofile(this) gives take(path, text), rows(lists), aliases(lists), contents(md).

local words = {}
local units, mutants, profiles, playbooks = {}, {}, {}, {}

-- X(kind, type, "what it looks like"): how a message tells a quantity.
local function from_options(text)
  local units = {}
  for kind, words in text:match("#define OPTION_KIND_LIST%(X%)(.-[^\\])\n"):gmatch('X%((%w+),[^"]*"(.-[^\\])"%)') do
    if words:find '"' then units[#units + 1] = { kind, (words:gsub('\\"', '"')) } end
  end
  return units
end

local function from_mutants(text)
  local rows = {}
  for name, part, words in text:gmatch('\nMUTANT%(([%w_]+),%s*([%w_]+),%s*"([^"]*)"') do
    rows[#rows + 1] = { (name:gsub("_", "-")), words .. " (" .. part .. ")" }
  end
  return rows
end

-- The first words of the comment at the top of a file, up to its first full stop.
local function about(text)
  local words = {}
  for line in text:gmatch("[^\n]*") do
    local comment = line:match("^%-%-%s?(.*)$")
    if not comment or comment == "" then break end
    words[#words + 1] = comment
  end
  local all = table.concat(words, " ")
  return all:match("^(.-[^%d])%.%s") or all:gsub("%.$", "")
end

-- Takes what a file has of words. True: it holds nothing else.
function words.take(path, text)
  local folder, name = path:match("([%w-]+)/([^/]+)%.lua$")
  if path:match("/option%.h$") then units = from_options(text) end
  if path:match("/mutant%.def$") then mutants = from_mutants("\n" .. text) end
  if folder ~= "vendor-profiles" and folder ~= "playbooks" then return false end
  local rows = folder == "playbooks" and playbooks or profiles
  rows[#rows + 1] = { name, about(text) }
  return true
end

-- What stands for itself in a story: how values are written, and the words that are allowed.
function words.rows(lists)
  local md = {}
  local function rows(title, intro, form, list)
    md[#md + 1] = ("\n### %s\n\n%s\n\n"):format(title, intro)
    for _, row in ipairs(list) do md[#md + 1] = form:format(row[1], row[2]) end
  end
  md[#md + 1] = "\n## Words and values\n"
  rows("units", "A number and its unit in one text, with a dot for the decimals. What is written otherwise is an error that\n"
    .. "says what was expected.", "- %s: %s\n", units)
  rows("parts", "For station:breaks and technician's `parts`.", '- `"%s"` %s\n', lists.FAULT_LIST)
  rows("link faults", "For station:link.", '- `"%s"` %s\n', lists.LINK_FAULT_LIST)
  rows("file faults", "For file.", '- `"%s"` %s\n', lists.FILE_SERVER_FAULT_LIST)
  rows("playbooks", "For agents and technicians; one in playbooks/ beside the scenario comes first. `chargerig new --playbook NAME`\n"
    .. "writes one.", '- `"%s"` %s\n', playbooks)
  rows("vendor profiles", "For station's `profile`; one in vendor-profiles/ beside the scenario comes first.", '- `"%s"` %s\n', profiles)
  rows("mutants", "For `catches` in the head of a scenario. With _ for - they mean the same.", '- `"%s"` %s\n', mutants)
  return table.concat(md)
end

-- The words that an editor can complete.
function words.aliases(lists)
  local stubs = {}
  local function alias(name, list, open)
    stubs[#stubs + 1] = "\n---@alias " .. name .. "\n"
    for _, row in ipairs(list) do stubs[#stubs + 1] = ('---| "%s" # %s\n'):format(row[1], row[2]) end
    if open then stubs[#stubs + 1] = "---| string\n" end
  end
  alias("part", lists.FAULT_LIST)
  alias("link_fault", lists.LINK_FAULT_LIST)
  alias("file_fault", lists.FILE_SERVER_FAULT_LIST)
  alias("playbook_name", playbooks, true)
  alias("vendor_profile", profiles, true)
  alias("mutant", mutants, true)
  return table.concat(stubs)
end

-- What is in it comes first: the sections, and behind each the words that have an entry there.
function words.contents(md)
  local contents = { "# The scenario language\n\nContents; `chargerig manual WORD` prints the entries that have WORD in their first line.\n" }
  local seen = {}
  for line in table.concat(md):gmatch("[^\n]+") do
    local name, word = line:match("^## (.+)$"), line:match("^### ([%w_:. ]+)")
    if name then contents[#contents + 1] = "\n- " .. name .. ": " end
    word = word and word:gsub(" $", "")
    if word and not seen[word] then
      seen[word] = true
      local all = contents[#contents]
      contents[#contents] = all .. (all:match ": $" and "" or ", ") .. word:gsub("^%l+:", "")
    end
  end
  for i = 2, #contents do
    local line = contents[i]:gsub("\n%- ", ""):gsub(": $", "")
    local wrapped, width = "\n- ", 2
    for w in line:gmatch("%S+") do
      if width + #w > 98 then wrapped, width = wrapped .. "\n  ", 2 end
      wrapped, width = wrapped .. (width > 2 and " " or "") .. w, width + #w + 1
    end
    contents[i] = wrapped
  end
  return table.concat(contents)
end

return words
