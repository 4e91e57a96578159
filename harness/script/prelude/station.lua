-- station.lua: the words of a station that a test is written with.

local now_ms, milliseconds, check_frame, station_calls = _now, _milliseconds, _check, _calls
local wait_call, wait_result, wait_error = _traffic.wait_call, _traffic.wait_result, _traffic.wait_error
local wait_silence, kept_silent, from_now, fails = _traffic.wait_silence, _traffic.kept_silent, _traffic.from_now, _traffic.fails
local unserved, known_action, known_shape, known_whole = _traffic.unserved, _action, _pattern.shape, _whole
local last_call, find_answer, misfit = _traffic.last_call, _traffic.find_answer, _pattern.misfit
local format = string.format
local station = _methods "station"

---Waits until the station sends this CALL, and moves the place of the station behind it: only frames after the last
---awaited one count. CALLs that do not fit are passed over. When none comes, that is a finding and the test ends.
---@param action string "BootNotification"
---@param pattern? table|string what its payload must hold: { status = "Charging" }; see one_of
---@param within? string "60 s" when it is left out
---@return table payload
function station:sends(action, pattern, within) return wait_call(self, "sends", "out", action, pattern, within) end

---Waits for the answer (CALLRESULT) to the last CALL of that action that the station sent. Does not move its place.
---@param action string
---@param pattern? table|string what the answer must hold; what does not fit is a finding
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
---@param pattern? table|string
---@param within? string "60 s" when it is left out
---@return table payload
function station:hears(action, pattern, within) return wait_call(self, "hears", "in", action, pattern, within) end

---As told, for what the station answers to a CALL of the CSMS.
---@param action string
---@param pattern? table|string
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

---The station has sent no such CALL since from_now() (or since another word that begins anew: calls, csms:command,
---reboots); looks back, and waits for nothing.
---@param action string
function station:has_not_sent(action) kept_silent(self, "has_not_sent", "out", action) end

---For so long, beginning now, the CSMS sends the station no such CALL (nil: none at all).
---@param action? string
---@param duration string "5 min"
function station:hears_nothing(action, duration) wait_silence(self, "hears_nothing", "in", action, duration) end

---The last CALL of that action gets no answer for so long.
---@param action string
---@param duration string
function station:untold(action, duration)
  known_action(self, action, "station")
  milliseconds(duration, "untold")
  local call = last_call(self, "out", action)
  if not call then fails("untold", format("%s sends no %s", self.name, action)) end
  local f = find_answer(self, "untold", "out", call, now_ms() + milliseconds(duration, "untold"))
  if f then fails("untold", format("%s of %s was answered", action, self.name), f.seq) end
  check_frame(true, format("%s of %s is not answered for %s", action, self.name, duration), call.seq)
end

---Only frames from this moment on count for what is awaited next.
---@return station
function station:from_now()
  from_now(self)
  return self
end

---Has the station send a CALL of its version, when its turn comes, and waits for the answer. Only frames from then on
---count for what is awaited next. What the standard does not have is sent with tampers, sends_flawed or sends_raw.
---@param action string
---@param payload? table {} when it is left out; must be valid
---@param pattern? table what the answer must hold; what does not fit is a finding
---@return table|nil answer nil when there is none
---@return string|nil code then: that of the CALLERROR, "time-out", "connection lost" or "not connected"
---@return string|nil description
function station:calls(action, payload, pattern)
  known_action(self, action, "station")
  known_shape(self, action, "request", payload, "calls")
  known_whole(self, action, payload or {}, "calls")
  known_shape(self, action, "response", pattern, "calls")
  self:from_now()
  local answer, code, description = station_calls(self, action, payload)
  if pattern then
    local why = answer == nil and format("%s %s", code, description or "") or misfit(answer, pattern, "")
    if answer == nil then unserved(self, "calls", action, code) end
    if why then fails("calls", format("%s is answered its %s as it should: %s", self.name, action, why)) end
    check_frame(true, format("%s is answered its %s", self.name, action))
  end
  return answer, code, description
end

---The power fails and comes back; the station boots. Only frames from then on count for what is awaited next.
---@param off? string how long it is off ("5 s")
---@return station
function station:reboots(off)
  milliseconds(off or "5 s", "reboots")
  self:power(false)
  wait(off or "5 s")
  self:from_now()
  return self:power(true)
end

---The link is cut for so long, and works again; the station finds its way back by itself.
---@param duration string "5 min"
---@return station
function station:disconnects(duration)
  milliseconds(duration, "disconnects")
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
