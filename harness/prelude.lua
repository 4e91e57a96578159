-- prelude.lua: sugar in Lua itself, loaded into every scenario before its first line.

local next, sort, type = next, table.sort, type
local native_expect, native_methods, native_unknown = _expect, _methods, _unknown
local ten_seconds = _ten_seconds
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
  local keys, i = {}, 0
  for k in next, t do
    if type(k) ~= "string" and type(k) ~= "number" then
      error("pairs() walks tables with numbers or texts as keys, not a " .. type(k), 2)
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
    error("many wants a pattern, a count and a function, as in many(\"CP-%04d\", 10, function(id) ... end)", 2)
  end
  local made = {}
  for i = 1, count do made[i] = make(format(pattern, i), i) end
  return made
end

local driver = native_methods "driver"

---Waits until the vehicle has what its owner wants (its target), or the cable is out; looks every ten seconds.
---@param limit? string gives up after this long ("12 h")
---@return boolean charged false when the limit came first
function driver:wait_charged(limit)
  return self:wait_soc(nil, limit)
end

---Waits until the battery of the vehicle holds at least this much.
---@param soc? string "80 %"; nil: the target of the vehicle
---@param limit? string gives up after this long ("12 h")
---@return boolean reached false when the limit came first
function driver:wait_soc(soc, limit)
  local left = ten_seconds(limit or "12 h")
  while left > 0 do
    if self:has_soc(soc) then return true end
    wait "10 s"
    left = left - 1
  end
  return self:has_soc(soc)
end

-- Patterns: what a payload is held against.

local matcher = { __tostring = function(m) return m.words end, __metatable = "pattern" }
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
  elseif #pattern > 0 and #pattern ~= #value then
    return format("%s has %d elements, not %d", at, #value, #pattern)
  end
  for k, p in pairs(pattern) do
    local below = type(k) == "number" and format("%s[%d]", path, k) or (path ~= "" and path .. "." or "") .. k
    local why = misfit(value[k], p, below)
    if why then return why end
  end
end

local function make_matcher(words, fits) return setmetatable({ words = words, fits = fits }, matcher) end

any = make_matcher("anything", function(v) return v ~= nil end)

---A pattern: one of these values or patterns, as in { status = one_of("Accepted", "Scheduled") }. Beside plain values
---a pattern may hold any (it is there), absent (it is not), a function that is asked, and tables: an object fits when
---the fields that are named do, a list element by element.
---@param ... any
---@return any pattern
function one_of(...)
  local list, words = { ... }, {}
  for i, p in ipairs(list) do words[i] = show(p) end
  return make_matcher(table.concat(words, " or "), function(v)
    for _, p in ipairs(list) do
      if not misfit(v, p, "") then return true end
    end
    return false
  end)
end

---A pattern: a list in which at least one element fits.
---@param pattern any
---@return any pattern
function some(pattern)
  return make_matcher("a list with " .. show(pattern), function(v)
    for _, element in ipairs(type(v) == "table" and v or {}) do
      if not misfit(element, pattern, "") then return true end
    end
    return false
  end)
end

---A pattern: a text that matches a Lua pattern, as in like "^%d+$".
---@param pattern string
---@return any pattern
function like(pattern)
  return make_matcher("a text like " .. pattern, function(v) return type(v) == "string" and v:find(pattern) ~= nil end)
end

---Does the value fit the pattern?
---@param value any
---@param pattern any
---@return boolean
function fits(value, pattern) return misfit(value, pattern, "") == nil end

-- Tests: what passes on the wire is awaited, in order. Each station has a place up to which its frames were looked at.

local frame_at, frame_count, await_frame, now_ms = _frame, _frames, _await_frame, _now
local json = _json
local milliseconds, check_frame, quit, ask_sut, station_calls = _milliseconds, _check, _quit, _ask, _calls
local station = native_methods "station"
local places = {}

local function place(post)
  local p = places[post]
  if not p then
    p = { next = 0, calls = {} }
    places[post] = p
  end
  return p
end

local function fails(verb, what, seq)
  check_frame(false, what, seq)
  quit(verb)
end

-- Both sides of a connection: the direction of what they send, and how a sentence speaks of it.
local sides = {
  out = { calls = "%s sends %s", no_call = "%s sends no %s", spoke = "it sent", answered = "%s is answered its %s" },
  ["in"] = { calls = "%s is sent %s", no_call = "%s is sent no %s", spoke = "it was sent", answered = "%s answers %s" },
}

local function list_of(actions)
  if #actions == 0 then return "nothing" end
  local from = #actions > 6 and #actions - 5 or 1
  return (from > 1 and "..., " or "") .. table.concat(actions, ", ", from)
end

local function wait_call(post, verb, dir, action, pattern, within)
  if type(pattern) == "string" then pattern, within = nil, pattern end
  within = within or "60 s"
  local p, side, others, near, seq = place(post), sides[dir], {}, nil, nil
  local limit = now_ms() + milliseconds(within, verb)
  while true do
    local f = frame_at(post, p.next)
    if f then
      p.next = p.next + 1
      if f.dir == dir and f.kind == "call" and f.action == action then
        near, seq = pattern and misfit(f.payload, pattern, ""), f.seq
        if not near then
          p.calls[dir .. action] = { id = f.id, next = p.next, seq = f.seq }
          check_frame(true, format(side.calls, post.name, action), f.seq)
          return f.payload
        end
      elseif f.dir == dir and f.kind == "call" then
        others[#others + 1] = f.action
      end
    elseif not await_frame(post, limit, verb) then
      local wanted = action .. (pattern and " " .. shown(pattern) or "")
      fails(verb, format(side.no_call .. " within %s: %s", post.name, wanted, within,
        near and "of the last one, " .. near or side.spoke .. " " .. list_of(others)), seq)
    end
  end
end

-- The CALL of that action that was awaited last, else the last one that passed.
local function last_call(post, dir, action)
  local p = place(post)
  if p.calls[dir .. action] then return p.calls[dir .. action] end
  for i = frame_count(post) - 1, 0, -1 do
    local f = frame_at(post, i)
    if f.dir == dir and f.kind == "call" and f.action == action then
      return { id = f.id, next = i + 1, seq = f.seq }
    end
  end
end

-- The answer to it; nil when there is none in time.
local function find_answer(post, verb, dir, call, limit)
  local i = call.next
  while true do
    local f = frame_at(post, i)
    if f then
      i = i + 1
      if f.dir ~= dir and f.id == call.id and (f.kind == "result" or f.kind == "error") then return f end
    elseif not await_frame(post, limit, verb) then
      return nil
    end
  end
end

local function wait_answer(post, verb, dir, action, within)
  within = within or "60 s"
  local call = last_call(post, dir, action)
  if not call then fails(verb, format(sides[dir].no_call .. ", so there is no answer to it", post.name, action)) end
  local f = find_answer(post, verb, dir, call, now_ms() + milliseconds(within, verb))
  if not f then
    fails(verb, format(sides[dir].answered .. ": nothing came within %s", post.name, action, within), call.seq)
  end
  return f
end

local function wait_result(post, verb, dir, action, pattern, within)
  if type(pattern) == "string" then pattern, within = nil, pattern end
  local f, answered = wait_answer(post, verb, dir, action, within), format(sides[dir].answered, post.name, action)
  local why
  if f.kind == "error" then
    why = format("it is refused with %s: %s", f.code, f.description)
  elseif pattern then
    why = misfit(f.payload, pattern, "")
  end
  if why then fails(verb, format("%s as it should: %s", answered, why), f.seq) end
  check_frame(true, answered, f.seq)
  return f.payload
end

local function wait_error(post, verb, dir, action, code, within)
  local f = wait_answer(post, verb, dir, action, within)
  local codes, wrong = type(code) == "table" and not is_matcher(code) and one_of(table.unpack(code)) or code, nil
  if f.kind ~= "error" then
    wrong = format("the answer is %s", shown(f.payload))
  elseif code then
    wrong = misfit(f.code, codes, "the code")
  end
  local words = format(sides[dir].answered .. " with an error", post.name, action)
  if wrong then fails(verb, format("%s %s: %s", words, codes and shown(codes) or "", wrong), f.seq) end
  check_frame(true, words, f.seq)
  return f.code, f.description
end

local function wait_silence(post, verb, dir, action, duration)
  local i, limit = frame_count(post), now_ms() + milliseconds(duration, verb)
  while true do
    local f = frame_at(post, i)
    if f then
      i = i + 1
      if f.dir == dir and f.kind == "call" and (f.action == action or not action) then
        fails(verb, format(sides[dir].no_call .. " for %s: there was %s", post.name, action or "CALL", duration, f.action),
          f.seq)
      end
    elseif not await_frame(post, limit, verb) then
      check_frame(true, format(sides[dir].no_call .. " for %s", post.name, action or "CALL", duration))
      return
    end
  end
end

---Waits until the station sends this CALL, and moves the place of the station behind it: only frames after the last
---awaited one count. CALLs that do not fit are passed over. When none comes, that is a finding and the test ends.
---@param action string "BootNotification"
---@param pattern? table what its payload must hold: { status = "Charging" }; see one_of
---@param within? string "60 s" when it is left out
---@return table payload
function station:sends(action, pattern, within) return wait_call(self, "sends", "out", action, pattern, within) end

---Waits for the answer (CALLRESULT) to the last CALL of that action that the station sent. Does not move its place.
---@param action string
---@param pattern? table what the answer must hold; what does not fit is a finding
---@param within? string "60 s" when it is left out
---@return table payload
function station:told(action, pattern, within) return wait_result(self, "told", "out", action, pattern, within) end

---As told, but the answer must be a CALLERROR.
---@param action string
---@param code? any the code: "NotSupported", or a list of codes that will do
---@param within? string "60 s" when it is left out
---@return string code
---@return string description
function station:denied(action, code, within) return wait_error(self, "denied", "out", action, code, within) end

---As sends, for a CALL that the CSMS sends to the station.
---@param action string
---@param pattern? table
---@param within? string "60 s" when it is left out
---@return table payload
function station:hears(action, pattern, within) return wait_call(self, "hears", "in", action, pattern, within) end

---As told, for what the station answers to a CALL of the CSMS.
---@param action string
---@param pattern? table
---@param within? string "60 s" when it is left out
---@return table payload
function station:answers(action, pattern, within) return wait_result(self, "answers", "in", action, pattern, within) end

---As denied, for a CALL of the CSMS that the station refuses.
---@param action string
---@param code? any
---@param within? string "60 s" when it is left out
---@return string code
---@return string description
function station:refuses(action, code, within) return wait_error(self, "refuses", "in", action, code, within) end

---For so long, beginning now, the station sends no such CALL (nil: none at all).
---@param action? string
---@param duration string "5 min"
function station:silent(action, duration) wait_silence(self, "silent", "out", action, duration) end

---For so long, beginning now, the CSMS sends the station no such CALL (nil: none at all).
---@param action? string
---@param duration string "5 min"
function station:hears_nothing(action, duration) wait_silence(self, "hears_nothing", "in", action, duration) end

---The last CALL of that action gets no answer for so long.
---@param action string
---@param duration string
function station:untold(action, duration)
  local call = last_call(self, "out", action)
  if not call then fails("untold", format("%s sends no %s", self.name, action)) end
  local f = find_answer(self, "untold", "out", call, now_ms() + milliseconds(duration, "untold"))
  if f then fails("untold", format("%s of %s was answered", action, self.name), f.seq) end
  check_frame(true, format("%s of %s is not answered for %s", action, self.name, duration), call.seq)
end

---Only frames from this moment on count for what is awaited next.
---@return station
function station:from_now()
  places[self] = { next = frame_count(self), calls = {} }
  return self
end

---Has the station send any CALL, when its turn comes, and waits for the answer. Only frames from then on count for
---what is awaited next.
---@param action string
---@param payload? table {} when it is left out; null writes null
---@param pattern? table what the answer must hold; what does not fit is a finding
---@return table|nil answer nil when there is none
---@return string|nil code then: that of the CALLERROR, "time-out", "connection lost" or "not connected"
---@return string|nil description
function station:calls(action, payload, pattern)
  self:from_now()
  local answer, code, description = station_calls(self, action, payload)
  if pattern then
    local why = answer == nil and format("%s %s", code, description or "") or misfit(answer, pattern, "")
    if why then fails("calls", format("%s is answered its %s as it should: %s", self.name, action, why)) end
    check_frame(true, format("%s is answered its %s", self.name, action))
  end
  return answer, code, description
end

---The power fails and comes back; the station boots. Only frames from then on count for what is awaited next.
---@param off? string how long it is off ("5 s")
---@return station
function station:reboots(off)
  self:power(false)
  wait(off or "5 s")
  self:from_now()
  return self:power(true)
end

---The link is cut for so long, and works again; the station finds its way back by itself.
---@param duration string "5 min"
---@return station
function station:disconnects(duration)
  self:link "cut"
  wait(duration)
  return self:link_mends()
end

---Waits until the station is connected.
---@param within? string "5 min" when it is left out
---@return station
function station:connects(within)
  local limit = now_ms() + milliseconds(within or "5 min", "connects")
  while not self:connected() do
    if now_ms() >= limit then fails("connects", format("%s is not connected within %s", self.name, within or "5 min")) end
    wait "1 s"
  end
  check_frame(true, self.name .. " is connected")
  return self
end

-- Payloads from the message tables.

local specimen, actions, flaws = _specimen, _actions, _flaws

local function patched(value, patch)
  for k, v in pairs(patch or {}) do
    if v == null then
      value[k] = nil
    elseif type(v) == "table" and type(value[k]) == "table" and #v == 0 then
      value[k] = patched(value[k], v)
    else
      value[k] = v
    end
  end
  return value
end

ocpp = {}

---A valid payload of a CALL: what is required is filled in, the texts mean nothing.
---@param version string "1.6" or "2.0.1"
---@param action string
---@param fields? table fields that differ or are added; null leaves one out
---@return table payload
function ocpp.payload(version, action, fields) return patched(specimen(version, action, false), fields) end

---The same of the answer to a CALL.
---@param version string
---@param action string
---@param fields? table
---@return table payload
function ocpp.answer(version, action, fields) return patched(specimen(version, action, true), fields) end

---The names of the messages that a side may send.
---@param version string
---@param side? string "station" (when it is left out) or "csms"
---@return string[]
function ocpp.actions(version, side) return actions(version, side) end

---The ways in which a payload can be wrong in one place; see station:sends_flawed.
---@return string[]
function ocpp.flaws() return flaws() end

-- Broken on purpose: what a station sends.

local tampers, put_raw, flawed = _tampers, _sends_raw, _flawed

local function listed(v) return type(v) == "string" and { v } or v end

---Breaks the next frame of that action that the station sends: its CALL, or with answers = true its answer to the CSMS's
---CALL. Fields are named as "idTag" or "meterValue[1].timestamp". What is done on purpose is marked in the log, and the
---protocol scorer holds it against nobody: only how the CSMS takes it.
---@param action string
---@param how table omit = "idTag" (or a list), replace = { meterStart = "twelve" }, retype = "meterStart", id = "not-mine",
---raw = '[2,"{id}"', lost = true, late = "40 s", out_of_order = true (after the next frame), twice = true; times = 2 for
---so many frames, times = "always"; answers = true
---@return station
function station:tampers(action, how)
  local order, known = { action = action }, { raw = 1, id = 1, lost = 1, out_of_order = 1, twice = 1, answers = 1, replace = 1 }
  for k, v in pairs(how) do
    if k == "omit" or k == "retype" then
      order[k] = listed(v)
    elseif k == "late" then
      order.late_ms = milliseconds(v, "tampers: late")
    elseif k == "times" then
      order.times = v == "always" and 0 or v
    elseif known[k] then
      order[k] = v
    else
      native_unknown("way to tamper", k, { omit = 1, retype = 1, late = 1, times = 1, raw = 1, id = 1, lost = 1,
        out_of_order = 1, twice = 1, answers = 1, replace = 1 })
    end
  end
  tampers(self, order)
  return self
end

---Puts a text on the wire as it is, past everything the station does: no answer is awaited (see reply_to).
---@param text string
---@return station
function station:sends_raw(text)
  self:from_now()
  if not put_raw(self, text, text) then fails("sends_raw", self.name .. " is not connected") end
  return self
end

---Sends what is no JSON at all.
---@param bytes? string some noise
---@return station
function station:garbage(bytes) return self:sends_raw(bytes or "}{ no JSON \\ at all") end

---Sends the first half of a CALL and nothing more.
---@return station
function station:half_frame() return self:sends_raw '[2,"half-a-frame","Heartb' end

---Waits for the answer to the frame with that id.
---@param id string
---@param within? string "60 s" when it is left out
---@return table|nil payload of a CALLRESULT; nil: there was none
---@return string|nil code of a CALLERROR; nil: there was no answer at all
---@return string|nil description
function station:reply_to(id, within)
  local f = find_answer(self, "reply_to", "out", { id = id, next = place(self).next },
    now_ms() + milliseconds(within or "60 s", "reply_to"))
  if not f then return nil end
  return f.payload, f.code, f.description
end

local twins = 0

---Sends two CALLs at once, the second before the first is answered, and waits for both answers.
---@param first string action
---@param first_payload table
---@param second string action
---@param second_payload table
---@return table|nil answer to the first; nil when none came or it was refused
---@return table|nil answer to the second
function station:two_calls(first, first_payload, second, second_payload)
  twins = twins + 1
  local one, two = format("twin-%d-1", twins), format("twin-%d-2", twins)
  self:from_now()
  for _, call in ipairs { { one, first, first_payload }, { two, second, second_payload } } do
    put_raw(self, format("[2,%q,%q,%s]", call[1], call[2], json(call[3])), "two CALLs at once")
  end
  return (self:reply_to(one)), (self:reply_to(two))
end

---Sends a CALL whose payload is wrong in one place, made from the message tables, and waits for the answer.
---@param action string
---@param flaw string one of ocpp.flaws()
---@return table|nil payload of a CALLRESULT; nil: there was none
---@return string|nil code of a CALLERROR
---@return string|nil expected the code that fits; nil: the message has no place for the flaw, and nothing was sent
function station:sends_flawed(action, flaw)
  local text, expected = flawed(self:version(), action, flaw)
  if not text then return nil end
  twins = twins + 1
  local id = format("flawed-%d", twins)
  self:sends_raw(format("[2,%q,%q,%s]", id, action, text))
  local payload, code = self:reply_to(id)
  return payload, code, expected
end

local plugs_in = _plugs_in

---Parks at the connector where that is still to be done, and plugs in, at once: for tests, where the way there is no
---part of the story. When that is not possible, it is a finding and the test ends.
---@param post station
---@param connector? integer 1
function driver:plugs_in(post, connector)
  local what = format("%s plugs in at %s/%d", self.name, post.name, connector or 1)
  local ok = plugs_in(self, post, connector)
  check_frame(ok, what)
  if not ok then quit "plugs_in" end
end

---Takes the plug out and drives away. When the plug is held, it is a finding and the test ends.
function driver:drives_off()
  local pull = self:pull_plug()
  check_frame(pull == "free", format("%s takes the plug out (%s)", self.name, pull))
  if pull ~= "free" then quit "drives_off" end
  self:leave()
end

-- The CSMS as a test handles it.
csms = {}

local function asked(verb, what, args)
  local state, answer = ask_sut(what, args, verb)
  if state == "cannot" then
    check_frame(false, format("csms:%s: %s", verb, answer), nil, true)
    quit(verb)
  end
  return state, answer
end

---Has the CSMS send a command to a station, and waits for what the station answers. Only frames from then on count for
---what is awaited next. A system under test that cannot be asked that makes the scenario inconclusive, and ends the test.
---@param post station
---@param action string
---@param args? table the payload
---@param pattern? table what the answer must hold; what does not fit is a finding
---@return table|nil answer nil when there is none
---@return string|nil code then: that of the CALLERROR, "timeout", "offline" or "error"
---@return string|nil description
function csms:command(post, action, args, pattern)
  post:from_now()
  local state, got = asked("command", "command", { station = post.name, action = action, args = args or {} })
  local answer, code, description
  if state == "ok" and got.outcome == "answered" then
    answer = got.answer or {}
  else
    description = state == "ok" and got.error or tostring(got)
    code = state == "ok" and (description and description:match "^(%a+):" or got.outcome) or state
  end
  if pattern then
    local why = answer == nil and format("%s: %s", code, description or "no answer") or misfit(answer, pattern, "")
    if why then fails("command", format("%s answers %s as it should: %s", post.name, action, why)) end
    check_frame(true, format("%s answers %s", post.name, action))
  end
  return answer, code, description
end

local orders = { error = true, description = true, silent = true, delay = true, twice = true, times = true }

---Tells the reference CSMS what to answer the station's next CALL of that action. Before the story begins (outside of
---a test) it also holds for the boot. The state of the CSMS follows: a boot answered Pending is not accepted, a token
---answered Blocked begins no billed session. Several orders for one action hold one after the other. Any other CSMS
---makes the scenario inconclusive.
---@param post station
---@param action string
---@param how table fields of the answer that differ (null: left out), as { status = "Pending", interval = 5 }; or
---error = "InternalError", silent = true (the CALL is lost), delay = "40 s", twice = true; times = 2 for so many CALLs,
---times = "always" for ever
function csms:answers(post, action, how)
  local args, patch, patched = { station = post.name, action = action }, {}, false
  for k, v in pairs(how) do
    if not orders[k] then
      patch[k], patched = v, true
    end
  end
  args.payload = patched and patch or nil
  args.error, args.description, args.silent, args.twice = how.error, how.description, how.silent, how.twice
  args.delay_ms = how.delay and milliseconds(how.delay, "answers: delay")
  args.times = how.times == "always" and 0 or how.times
  local state, why = asked("answers", "script", args)
  if state and state ~= "ok" then error("csms:answers: " .. tostring(why), 2) end
end

local csms_words = csms
csms = setmetatable({}, {
  __index = function(_, name) return csms_words[name] or native_unknown("word of the CSMS:", name, csms_words) end,
  __newindex = function() error("the CSMS cannot be changed this way", 2) end,
  __metatable = false,
})
