-- All that the reference desk writes down of promises and messages: who is told what on which channel, what is renewed, kept,
-- void or about to break, and when somebody arrives.
scenario "the promises of the reference desk" {
  source = "harness/refstack/desk/promise.h, message.h and arrival.h",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 Europe/Amsterdam",
  quiet  = true,
}

local begin, now = 1772787600000, 0

-- waits until so many minutes after the beginning
local function at(minutes)
  wait((minutes - now) .. " min")
  now = minutes
end

local function due(minutes) return begin + minutes * 60000 end

local function tickets(id, what, body)
  local path = "/api/desk/tickets" .. (id and "/" .. id or "") .. (what and "/" .. what or "")
  local answer, status = csms:api(body and "POST" or "GET", path, body)
  check(status == 200, "the desk takes it", path, status, answer.error)
  return answer
end

local function opens(who, channel, station)
  return tickets(nil, nil, { channel = channel, requester = who, words = "it is dark", category = "fault", grade = "L3",
    station = station }).id
end

local function act(id, action, args) return tickets(id, "acts", { action = action, by = "Ben", role = "agent", args = args }) end

local function says(id, fields)
  fields.by, fields.text = "Ben", fields.text or "Hello."
  tickets(id, "replies", fields)
end

local function states(id)
  local words = {}
  for _, p in ipairs(tickets(id).promises or {}) do words[#words + 1] = ("%d %s %s"):format(p.promise, p.what, p.state) end
  return table.concat(words, ", ")
end

local function clock(id, name)
  for _, c in ipairs(tickets(id).clocks or {}) do
    if c.clock == name then return c.due_ms and c.state .. " " .. (c.due_ms - begin) // 60000 or c.state end
  end
end

local fields = { "to", "channel", "topic", "promise", "replaces", "due_ms", "price", "limit", "cause", "about", "reason", "clock", "technician" }

local function told()
  local lines = {}
  for _, event in ipairs(csms:api("GET", "/api/desk/events").events or {}) do
    local line = ("%.3f %d %s by %s, %s: %s"):format((event.at_ms - begin) / 60000, event.ticket, event.name, event.by, event.role, event.text)
    for _, name in ipairs(fields) do
      local value = event.data[name]
      if name == "due_ms" and value then value = ("%.3f"):format((value - begin) / 60000) end
      if value then line = line .. (" %s=%s"):format(name, value) end
    end
    lines[#lines + 1] = line
  end
  return lines
end

-- minute, ticket, what, by whom, in which words, and what stands beside them
local expected = {
  "0.000 1 contact by Ann, customer: it is dark channel=email",
  "0.000 2 contact by Bob, customer: it is dark channel=phone",
  "0.000 3 contact by Cleo, customer: it is dark channel=app",
  "0.000 1 promise by Ben, agent: something is promised topic=resolution promise=1 due_ms=30.000",
  "0.000 1 message by Ben, agent: This will be solved by 10:30. to=Ann channel=email topic=resolution promise=1 due_ms=30.000",
  "0.000 1 assigned by desk, desk: somebody takes the ticket over to=Ben",
  "0.000 1 promise by Ben, agent: something is promised topic=call_back promise=2 due_ms=60.000",
  "0.000 1 message by Ben, agent: You will hear from us again by 11:00. to=Ann channel=email topic=call_back promise=2 due_ms=60.000",
  "0.000 2 promise by Ben, agent: something is promised to=Bob topic=price promise=3 price=0.60 EUR/kWh limit=20 EUR cause=fault about=CP-1",
  "0.000 2 message by Ben, agent: Charging will cost you 0.60 EUR/kWh. to=Bob channel=phone topic=price promise=3 price=0.60 EUR/kWh",
  "0.000 2 assigned by desk, desk: somebody takes the ticket over to=Ben",
  "0.000 3 assigned by desk, desk: somebody takes the ticket over to=Ben",
  "0.000 3 message by Ben, agent: Hello. to=Cleo channel=app topic=received",
  "5.000 3 message by Ben, agent: Hello. to=Cleo channel=email topic=progress price=1 EUR reason=snow",
  "5.000 3 note by Ben, agent: No free station was found to offer instead.",
  "10.000 3 dispatch by Ben, agent: a technician is sent technician=Van",
  "10.000 3 promise by desk, desk: something is promised topic=arrival promise=4 due_ms=15.000",
  "10.000 3 eta by desk, desk: Van is on the way and will be there by 10:15. promise=4 due_ms=15.000 technician=Van",
  "10.000 3 message by desk, desk: Van is on the way and will be there by 10:15. to=Cleo channel=app topic=eta promise=4 due_ms=15.000",
  "12.000 3 promise_renewed by desk, desk: a promise was replaced before it broke topic=arrival promise=5 replaces=4 due_ms=44640.000",
  "12.000 3 eta by desk, desk: Van is on the way and will be there by 11:00 on Monday 6 April, later than promised: snow. promise=5 due_ms=44640.000 reason=snow technician=Van",
  "12.000 3 message by desk, desk: Van is on the way and will be there by 11:00 on Monday 6 April, later than promised: snow. to=Cleo channel=app topic=eta promise=5 due_ms=44640.000 reason=snow",
  "12.000 2 promise by Ben, agent: something is promised topic=resolution promise=6 due_ms=60.000",
  "12.000 2 message by Ben, agent: This will be solved by 11:00. to=Bob channel=phone topic=resolution promise=6 due_ms=60.000",
  "20.000 1 message by Ben, agent: Hello. to=Ann channel=email topic=call_back due_ms=60.000",
  "28.000 1 escalate by desk, desk: A promise is about to break. topic=resolution promise=1 due_ms=30.000 clock=promise",
  "29.000 1 promise_renewed by Ben, agent: a promise was replaced before it broke topic=resolution promise=7 replaces=1 due_ms=50.000",
  "29.000 1 message by Ben, agent: This will be solved by 10:50. to=Ann channel=email topic=resolution promise=7 due_ms=50.000",
  "29.000 1 message by Ben, agent: Hello. to=Ann channel=email topic=received",
  "40.000 1 promise_kept by desk, desk: a promise was kept topic=call_back promise=2",
  "40.000 1 message by Ben, agent: Hello. to=Ann channel=email topic=progress",
  "40.000 1 promise by Ben, agent: something is promised topic=call_back promise=8 due_ms=60.000",
  "40.000 1 message by Ben, agent: You will hear from us again by 11:00. to=Ann channel=email topic=call_back promise=8 due_ms=60.000",
  "48.000 1 escalate by desk, desk: A promise is about to break. topic=resolution promise=7 due_ms=50.000 clock=promise",
  "49.000 1 close by Ben, agent: the ticket is closed",
  "49.000 1 promise_kept by desk, desk: a promise was kept topic=resolution promise=7",
  "49.000 1 message by Ben, agent: Hello. to=Ann channel=email topic=progress",
  "58.000 2 escalate by desk, desk: A promise is about to break. topic=resolution promise=6 due_ms=60.000 clock=promise",
  "60.000 2 breach by desk, desk: A promise was broken. topic=resolution promise=6 due_ms=60.000 clock=promise",
  "60.000 2 message by desk, desk: We did not keep our promise in time. We are looking into it and will get back to you. to=Bob channel=phone topic=progress",
  "60.000 4 contact by Dee, customer: it is dark channel=email",
  "60.000 4 dispatch by Ben, agent: a technician is sent technician=Near van",
  "60.000 4 promise by desk, desk: something is promised topic=arrival promise=9 due_ms=70.000",
  "60.000 4 eta by desk, desk: Near van is on the way and will be there by 11:10. promise=9 due_ms=70.000 technician=Near van",
  "60.000 4 message by desk, desk: Near van is on the way and will be there by 11:10. to=Dee channel=email topic=eta promise=9 due_ms=70.000",
  "60.000 4 assigned by desk, desk: somebody takes the ticket over to=Ben",
  "60.000 4 called_off by desk, desk: the technician is called off technician=Near van",
  "60.000 4 dispatch by desk, desk: a technician is sent technician=Far van",
  "60.000 4 promise_renewed by desk, desk: a promise was replaced before it broke topic=arrival promise=10 replaces=9 due_ms=110.000",
  "60.000 4 eta by desk, desk: Far van is on the way and will be there by 11:50. promise=10 due_ms=110.000 technician=Far van",
  "60.000 4 message by desk, desk: Far van is on the way and will be there by 11:50. to=Dee channel=email topic=eta promise=10 due_ms=110.000",
}

test(function()
  csms:api("PUT", "/api/desk/sla", { grades = { L3 = { progress_ms = 7200000 } } })
  csms:api("POST", "/api/csms/stations", { station = "CP-1", protocol = "ocpp1.6", connectors = 1, lat_e6 = 52090000, lon_e6 = 5120000 })
  csms:api("POST", "/api/csms/stations", { station = "CP-2", protocol = "ocpp1.6", connectors = 1, lat_e6 = 52090000, lon_e6 = 5120000 })
  csms:api("POST", "/api/desk/staff", { technicians = { { name = "Far van", lat_e6 = 52300000, lon_e6 = 5120000 },
    { name = "Van", lat_e6 = 52090000, lon_e6 = 5120000, free = true },
    { name = "Near van", lat_e6 = 52100000, lon_e6 = 5120000, from_min = 600, to_min = 690 } } })
  local ann, bob, cleo = opens("Ann", "email"), opens("Bob", "phone"), opens("Cleo", "app", "CP-1")
  act(ann, "promise", { topic = "resolution", due_ms = due(30), text = "This will be solved by 10:30." })
  act(ann, "promise", { topic = "call_back", due_ms = due(60), text = "You will hear from us again by 11:00." })
  act(bob, "promise", { topic = "price", price = "0.60 EUR/kWh", limit = "20 EUR", cause = "fault", about = "CP-1", to = "Bob",
    text = "Charging will cost you 0.60 EUR/kWh." })
  check(clock(ann, "progress") == "running 120", "from the first word on the next is waited for", clock(ann, "progress"))
  says(cleo, { topic = "received" })
  check(clock(cleo, "first_reply") == "running 10" and not clock(cleo, "progress"), "a receipt is no reply", clock(cleo, "first_reply"))
  at(5)
  says(cleo, { topic = "progress", channel = "email", reason = "snow", price = "1 EUR" })
  act(cleo, "alternative", { lat_e6 = 52090000, lon_e6 = 5120000 }) -- both stations are away
  check(clock(cleo, "first_reply") == "stopped 10" and clock(cleo, "progress") == "running 125", "a reply is one", clock(cleo, "progress"))
  at(10)
  act(cleo, "dispatch")
  check(clock(cleo, "progress") == "running 130", "what the desk says is a word, too", clock(cleo, "progress"))
  at(12)
  act(cleo, "late", { due_ms = due(44640), why = "snow" })
  act(bob, "promise", { topic = "resolution", due_ms = due(60), text = "This will be solved by 11:00." })
  at(20)
  says(ann, { topic = "call_back", due_ms = due(60) })
  check(states(ann) == "1 resolution open, 2 call_back open", "to promise it again keeps no promise", states(ann))
  at(29)
  act(ann, "promise", { topic = "resolution", due_ms = due(50), text = "This will be solved by 10:50." })
  check(states(ann) == "1 resolution renewed, 2 call_back open, 7 resolution open", "it is put off", states(ann))
  says(ann, { topic = "received" })
  check(states(ann) == "1 resolution renewed, 2 call_back open, 7 resolution open", "a receipt keeps no promise", states(ann))
  at(40)
  says(ann, { topic = "progress" })
  check(states(ann) == "1 resolution renewed, 2 call_back kept, 7 resolution open", "to write keeps it", states(ann))
  act(ann, "promise", { topic = "call_back", due_ms = due(60), text = "You will hear from us again by 11:00." })
  at(49)
  act(ann, "close")
  check(states(ann) == "1 resolution renewed, 2 call_back kept, 7 resolution kept, 8 call_back void", "the end keeps or voids it", states(ann))
  says(ann, { topic = "progress" })
  check(clock(ann, "progress") == "stopped 160", "what is closed waits for no word", clock(ann, "progress"))
  at(60)
  check(states(bob) == "3 price open, 6 resolution broken", "when the time has come it is broken", states(bob))
  local dee = opens("Dee", "email", "CP-2")
  act(dee, "dispatch")
  act(dee, "late", { due_ms = due(120), why = "snow" })     -- its shift is over before that: another is there sooner
  check(states(dee) == "9 arrival renewed, 10 arrival open", "and is promised", states(dee))
  act(bob, "close")
  local lines = told()
  for i, line in ipairs(expected) do
    check(lines[i] == line, "the desk writes down what happens, once, in its order", lines[i], line)
  end
  check(#lines == #expected + 1, "and no more than Bob's end", lines[#expected + 2])
  local eve, fay = opens("Eve", "email", "CP-1"), opens("Fay", "email", "CP-1")
  act(eve, "dispatch")
  act(fay, "dispatch")
  check(tickets(eve).technician == "Near van" and not tickets(fay).technician, "there is one van left", tickets(fay).technician)
  says(eve, { topic = "resolution" })
  says(fay, { topic = "progress" })
  act(eve, "close")
  check(tickets(fay).technician == "Near van", "who is called off goes where somebody is wanted", tickets(fay).technician)
  local gil = opens("Gil", "email", "CP-1")
  act(gil, "dispatch")
  csms:api("POST", "/api/desk/staff", { technicians = { { name = "New van", lat_e6 = 52090000, lon_e6 = 5120000 } } })
  at(64)
  lines = told()
  check(lines[#lines] == "63.000 7 escalate by desk, desk: A promise is about to break. topic=arrival promise=13 due_ms=65.000 clock=promise",
    "who is there at last is waited for", lines[#lines])
  says(gil, { topic = "resolution" })
  act(gil, "close")
  act(fay, "close")
end)
