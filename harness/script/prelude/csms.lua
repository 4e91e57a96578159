-- csms.lua: the CSMS as a test handles it.

local ask_sut, check, quit, milliseconds, unknown = _ask, _check, _quit, _milliseconds, _unknown
local shows, known_station = _shows, _known_station
local known_action, known_shape, known_whole, known_code = _action, _shape, _whole, _code
local misfit, shown, fails, broken, format = _pattern.misfit, _pattern.shown, _traffic.fails, _pattern.broken, string.format

csms = {}
local math_type = math.type

local function asked(verb, what, args)
  local state, answer = ask_sut(what, args, verb)
  if state == "cannot" then
    check(false, format("csms:%s: %s", verb, answer), nil, true)
    quit(verb)
  end
  return state, answer
end

local function commands(verb, post, action, args, pattern)
  known_station(post)
  known_action(post, action, "csms")
  known_shape(post, action, "request", args, verb)
  known_whole(post, action, args or {}, verb)
  known_shape(post, action, "response", pattern, verb)
  post:from_now()
  local state, got = asked(verb, "csms.command", { station = post.name, action = action, args = args or {},
    insist = verb == "insists" or nil })
  local answer, code, description
  if state == "ok" and got.outcome == "answered" then
    answer = got.answer or {}
  else
    description = state == "ok" and got.error or tostring(got)
    code = state == "ok" and (description and description:match "^(%a+):" or got.outcome) or state
  end
  if pattern then
    local why = answer == nil and format("%s: %s", code, description or "no answer") or misfit(answer, pattern, "")
    if why then fails(verb, format("%s answers %s as it should: %s", post.name, action, why)) end
    check(true, format("%s answers %s", post.name, action))
  end
  return answer, code, description
end

---Has the CSMS send a command to a station, and waits for what the station answers. Only frames from then on count for
---what is awaited next. The payload must be valid in the station's version. A system under test that cannot be asked that makes the scenario inconclusive, and ends the test.
---@param post station
---@param action string
---@param args? table the payload
---@param pattern? table what the answer must hold; what does not fit is a finding
---@return table|nil answer nil when there is none
---@return string|nil code then: that of the CALLERROR, "timeout", "offline" or "error"
---@return string|nil description
function csms:command(post, action, args, pattern) return commands("command", post, action, args, pattern) end

---As command, also where a CSMS must not: before it has accepted the station. What the station answers then is judged.
---@param post station
---@param action string
---@param args? table the payload
---@param pattern? table
---@return table|nil answer
---@return string|nil code
---@return string|nil description
function csms:insists(post, action, args, pattern) return commands("insists", post, action, args, pattern) end

local orders = { error = true, description = true, silent = true, delay = true, twice = true, times = true,
  on_purpose = true }

---Tells the reference CSMS what to answer the station's next CALL of that action. Before the story begins (outside of
---a test) it also holds for the boot. The state of the CSMS follows: a boot answered Pending is not accepted, a token
---answered Blocked begins no billed session. Several orders for one action hold one after the other. Any other CSMS
---makes the scenario inconclusive.
---@param post station
---@param action string
---@param how table fields of the answer that differ (null: left out), as { status = "Pending", interval = 5 }; or
---error = "InternalError", silent = true (the CALL is lost), delay = "40 s", twice = true; times = 2 for so many CALLs,
---times = "always" for ever. What the CSMS tells so counts as its word: a wrong time or sum is a finding, unless the
---scenario says that it is wrong on_purpose = true
function csms:answers(post, action, how)
  known_station(post)
  known_action(post, action, "station")
  if type(how) ~= "table" then error('answers: expected a table, as in { status = "Pending" }', 2) end
  local args, patch, patched = { station = post.name, action = action }, {}, false
  for k, v in pairs(how) do
    if not orders[k] then
      patch[k], patched = v, true
    end
  end
  if how.on_purpose then broken(post, action) else known_shape(post, action, "response", patch, "answers") end
  if how.error and not how.on_purpose then known_code(post, how.error) end
  args.payload = patched and patch or nil
  args.error, args.description, args.silent, args.twice = how.error, how.description, how.silent, how.twice
  args.delay_ms = how.delay and milliseconds(how.delay, "answers: delay")
  args.on_purpose = how.on_purpose
  args.times = how.times == "always" and 0 or how.times
  if args.times ~= nil and (math_type(args.times) ~= "integer" or args.times < 0 or how.times == 0) then
    error(format('answers: times: expected a whole number from 1 on or "always", got %s', shown(how.times)), 2)
  end
  local state, why = asked("answers", "csms.script", args)
  if state and state ~= "ok" then error("csms:answers: " .. tostring(why), 2) end
end

local methods = { GET = true, POST = true, PUT = true, PATCH = true, DELETE = true }

---Asks the HTTP API of the reference stack, as openapi.json describes it. A scenario that needs it (csms.api) is skipped with
---any other system, and on any other wire than mem.
---@param method string "GET", "POST"
---@param path string "/api/csms/sessions?station=CP-1"
---@param body? table
---@return table answer
---@return integer status of HTTP
function csms:api(method, path, body)
  if not methods[method] then
    error(format("csms:api: the method must be GET, POST, PUT, PATCH or DELETE, not %s", shown(method)), 2)
  end
  if type(path) ~= "string" or not path:find "^/" and not path:find "^api/" then -- the API itself refuses api/...
    error(format('csms:api: the path begins with /, as in "/api/csms/sessions", not %s', shown(path)), 2)
  end
  local state, got = asked("api", "csms.api", { method = method, path = path, body = body })
  if state ~= "ok" then error("csms:api: " .. tostring(got), 2) end
  return got.answer, got.status
end

---From the next connection on the reference CSMS shows another certificate as a server of TLS. Any other CSMS makes the
---scenario inconclusive.
---@param authority string who signed it: "CSMS", "new CSMS" (whose root that of "CSMS" has signed), "stranger" ...
---@param tls? string "1.1": it speaks that and nothing else, which OCPP forbids
function csms:shows(authority, tls)
  if tls ~= nil and tls ~= "1.1" then error('csms:shows: tls is "1.1" or left out', 2) end
  if not shows(authority, tls == "1.1") then
    check(false, "csms:shows: only the reference CSMS can be told to", nil, true)
    quit "shows"
  end
end

local csms_words = csms
_csms_words = csms -- for the file behind this one, which has more
csms = setmetatable({}, {
  __index = function(_, name) return csms_words[name] or unknown("word of the CSMS:", name, csms_words) end,
  __newindex = function() error("the CSMS cannot be changed this way", 2) end,
  __metatable = false,
})
