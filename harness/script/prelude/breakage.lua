-- breakage.lua: messages broken on purpose by the station that sends them.

local tampers, put_raw, flawed, unknown = _tampers, _sends_raw, _flawed, _unknown
local now_ms, milliseconds, json = _now, _milliseconds, _json
local place, fails, find_answer = _traffic.place, _traffic.fails, _traffic.find_answer
local format = string.format
local station = _methods "station"

local known_action, known_whole, known_shape, broken = _action, _whole, _shape, _pattern.broken

-- Bytes go out as they are; what the log says of them has no NUL byte in it.
local function put_bytes(post, bytes, how)
  return put_raw(post, function() return bytes end, (how or bytes:gsub("\0", "\\0")))
end

local function listed(v) return type(v) == "string" and { v } or v end

-- "meterValue[1].timestamp" as the table that has that field; nil when it is no path.
local function as_table(path)
  local name, index, rest = path:match "^([%w_-]+)%[?(%d*)%]?%.?(.*)$"
  if not name then return nil end
  local inner = rest ~= "" and as_table(rest) or null
  return { [name] = index ~= "" and { inner } or inner }
end

-- What is left out or retyped must be a field; one that is replaced may be new.
local function known_paths(post, action, how)
  for _, paths in ipairs { listed(how.omit) or {}, listed(how.retype) or {} } do
    for _, path in ipairs(type(paths) == "table" and paths or {}) do
      if type(path) == "string" then
        known_shape(post, action, how.answers and "response" or "request", as_table(path), "tampers")
      end
    end
  end
  for k in pairs(how) do
    if k ~= "times" and k ~= "answers" then return end
  end
  error('tampers: nothing is to be broken; there are: omit, replace, retype, id, raw, lost, late, out_of_order, twice', 3)
end

---Breaks the next frame of that action that the station sends: its CALL, or with answers = true its answer to the CSMS's
---CALL. Fields are named as "idTag" or "meterValue[1].timestamp". What is done on purpose is marked in the log, and the
---protocol scorer holds it against nobody: only how the CSMS takes it. The answer to a CALL with another id is heard by that id.
---@param action string
---@param how table omit = "idTag" (or a list), replace = { meterStart = "twelve" }, retype = "meterStart", id = "not-mine",
---raw = '[2,"{id}"', lost = true, late = "40 s", out_of_order = true (after the next frame), twice = true; times = 2 for
---so many frames, times = "always"; answers = true
---@return station
function station:tampers(action, how)
  if type(how) ~= "table" then error('tampers: expected a table, as in { omit = "idTag" }', 2) end
  known_action(self, action, how.answers and "csms" or "station")
  known_paths(self, action, how)
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
      unknown("way to tamper", k, { omit = 1, retype = 1, late = 1, times = 1, raw = 1, id = 1, lost = 1,
        out_of_order = 1, twice = 1, answers = 1, replace = 1 })
    end
  end
  broken(self, action)
  tampers(self, order)
  return self
end

---Puts a text on the wire as it is, past everything the station does: no answer is awaited (see reply_to).
---@param text string
---@return station
function station:sends_raw(text)
  if type(text) == "number" then text = tostring(text) end
  if type(text) ~= "string" then error("sends_raw: expected a text, got a " .. type(text), 2) end
  self:from_now()
  if not put_bytes(self, text) then fails("sends_raw", self.name .. " is not connected") end
  return self
end

---Sends what is not JSON at all.
---@param bytes? string some noise
---@return station
function station:garbage(bytes) return self:sends_raw(bytes or "}{ no JSON \\ at all") end

---Sends the first half of a CALL and nothing more.
---@return station
function station:half_frame() return self:sends_raw(format('[2,%q,"Heartb', self:message_id())) end

---What a CSMS does with a connection on which noise came is its own affair: its station is served on it, or on the next.
---@return station
function station:is_served_again()
  for _ = 1, 3 do
    self:connects()
    if self:calls("Heartbeat", {}) then return self end
  end
  fails("is_served_again", self.name .. " is not served after noise, nor on a connection of its own afterwards")
end

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

---Sends two CALLs at once, the second before the first is answered, and waits for both answers.
---@param first string action
---@param first_payload table
---@param second string action
---@param second_payload table
---@return table|nil answer to the first; nil when none came or it was refused
---@return table|nil answer to the second
function station:two_calls(first, first_payload, second, second_payload)
  local one, two = self:message_id(), self:message_id()
  self:from_now()
  known_action(self, first, "station")
  known_action(self, second, "station")
  known_whole(self, first, first_payload, "two_calls")
  known_whole(self, second, second_payload, "two_calls")
  for _, call in ipairs { { one, first, first_payload }, { two, second, second_payload } } do
    put_bytes(self, format("[2,%q,%q,%s]", call[1], call[2], json(call[3])), "two CALLs at once")
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
  known_action(self, action, "station")
  local text, expected = flawed(self:version(), action, flaw)
  if not text then return nil end
  local id = self:message_id()
  self:sends_raw(format("[2,%q,%q,%s]", id, action, text))
  local payload, code = self:reply_to(id)
  return payload, code, expected
end
