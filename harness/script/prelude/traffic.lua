-- traffic.lua: what passes on the wire is awaited, in order. Each station has a place up to which its frames were
-- looked at; only what comes behind it counts.

local frame_at, frame_count, await_frame, now_ms = _frame, _frames, _await_frame, _now
local milliseconds, check_frame, quit = _milliseconds, _check, _quit
local is_matcher, shown, misfit = _pattern.is_matcher, _pattern.shown, _pattern.misfit
local format, messages = string.format, _actions
local known_action, known_shape, known_code = _action, _pattern.shape, _code
local places = {}

local function place(post)
  local p = places[post]
  if not p then
    p = { next = 0, from = 0, calls = {} }
    places[post] = p
  end
  return p
end

local function fails(verb, what, seq)
  check_frame(false, what, seq)
  quit(verb)
end

-- What every CSMS serves: OCPP 1.6 3.1 (Core), 2.0.1 part 2 (what no station does without).
local always = {
  ["1.6"] = { Authorize = 1, BootNotification = 1, DataTransfer = 1, Heartbeat = 1, MeterValues = 1, StartTransaction = 1,
    StatusNotification = 1, StopTransaction = 1 },
  ["2.0.1"] = { Authorize = 1, BootNotification = 1, Heartbeat = 1, MeterValues = 1, NotifyReport = 1, StatusNotification = 1,
    TransactionEvent = 1 },
}

-- A message of a part that a CSMS may do without, refused as one that it does not serve: that is no fault, and nothing can
-- be judged. Whether the code is the right one is the protocol scorer's.
local function unserved(post, verb, action, code, seq)
  if code ~= "NotSupported" and code ~= "NotImplemented" or (always[post:version()] or {})[action] then return end
  local known = false
  for _, name in ipairs(messages(post:version(), "station")) do known = known or name == action end
  if known then
    check_frame(false, format("this CSMS does not serve %s (%s)", action, code), seq, true)
    quit(verb)
  end
end

-- Both sides of a connection: the direction of what they send, and how a sentence speaks of it.
local sides = {
  out = { from = "station", calls = "%s sends %s", no_call = "%s sends no %s", spoke = "it sent", answered = "%s is answered its %s" },
  ["in"] = { from = "csms", calls = "%s is sent %s", no_call = "%s is sent no %s", spoke = "it was sent", answered = "%s answers %s" },
}

local function list_of(actions)
  if #actions == 0 then return "nothing" end
  local from = #actions > 6 and #actions - 5 or 1
  return (from > 1 and "..., " or "") .. table.concat(actions, ", ", from)
end

local function wait_call(post, verb, dir, action, pattern, within)
  known_action(post, action, sides[dir].from)
  if type(pattern) == "string" then pattern, within = nil, pattern end
  if pattern ~= nil and type(pattern) ~= "table" and type(pattern) ~= "function" then milliseconds(pattern, verb) end
  known_shape(post, action, "request", pattern, verb)
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
  milliseconds(within, verb)
  local call = last_call(post, dir, action)
  if not call then fails(verb, format(sides[dir].no_call .. ", so there is no answer to it", post.name, action)) end
  local f = find_answer(post, verb, dir, call, now_ms() + milliseconds(within, verb))
  if not f then
    fails(verb, format(sides[dir].answered .. ": nothing came within %s", post.name, action, within), call.seq)
  end
  return f
end

local function wait_result(post, verb, dir, action, pattern, within)
  known_action(post, action, sides[dir].from)
  if type(pattern) == "string" then pattern, within = nil, pattern end
  known_shape(post, action, "response", pattern, verb)
  local f, answered = wait_answer(post, verb, dir, action, within), format(sides[dir].answered, post.name, action)
  local why
  if f.kind == "error" and dir == "out" then unserved(post, verb, action, f.code, f.seq) end
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
  known_action(post, action, sides[dir].from)
  for _, one in ipairs(type(code) == "table" and (code.among or code) or { code }) do
    if type(one) == "string" then known_code(post, one) end
  end
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
  if action ~= nil then known_action(post, action, sides[dir].from) end
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

local function from_now(post)
  local n = frame_count(post)
  places[post] = { next = n, from = n, calls = {} }
end

-- Since from_now.
local function kept_silent(post, verb, dir, action)
  known_action(post, action, sides[dir].from)
  local i, f = place(post).from, nil
  repeat
    f, i = frame_at(post, i), i + 1
    if f and f.dir == dir and f.kind == "call" and f.action == action then
      fails(verb, format(sides[dir].no_call .. ": there was one", post.name, action), f.seq)
    end
  until not f
  check_frame(true, format(sides[dir].no_call, post.name, action))
end

_traffic = { -- for the files behind this one
  place = place, from_now = from_now, fails = fails, last_call = last_call, find_answer = find_answer,
  wait_call = wait_call, wait_result = wait_result, wait_error = wait_error, wait_silence = wait_silence,
  kept_silent = kept_silent, unserved = unserved,
}
