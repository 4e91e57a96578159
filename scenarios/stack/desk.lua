-- The support desk of the reference stack by its HTTP API, for others than this program: what it keeps of a ticket, whom it
-- sends, and what it refuses.
scenario "the API of the support desk" {
  source = "harness/refstack/stack/openapi.json; harness/sut/sut.md: desk",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 Europe/Amsterdam",
  quiet  = true,
}

local yard, mill = site "Yard" { bays = 2, at = { 52.09, 5.12 } }, site "Mill" { bays = 1, at = { 52.36, 5.12 } }
station "NL-1" { bay = yard.bay[1] }
station "NL-2" { bay = yard.bay[2] }
station "NL-3" { bay = mill.bay[1] }

local begin, minute = 1772787600000, 60000
-- all that is in an answer, in the order of its names; times in minutes since ten o'clock
local function value(v, name)
  return type(v) == "number" and name:find "_ms$" and v > begin - 1 and ("%g"):format((v - begin) / minute) or tostring(v)
end
local function words(v, name)
  if type(v) ~= "table" then return value(v, name) end
  if v.target_ms then
    return ("%s %s %s %s %s"):format(v.clock, v.state, v.target_ms // minute, value(v.due_ms, "due_ms"), v.breached)
  elseif v.made_ms then
    return ("%s %s %s %s %s"):format(v.promise, v.what, value(v.made_ms, "made_ms"), value(v.due_ms, "due_ms"), v.state)
  elseif v.at_ms then
    return ("%s %s %s %s %s %s: %s"):format(value(v.at_ms, "at_ms"), v.ticket, v.name, words(v.data), v.by, v.role, v.text)
  end
  local parts = {}
  for k, x in pairs(v) do parts[#parts + 1] = (type(k) == "string" and k .. "=" or "") .. words(x, tostring(k)) end
  return "{" .. table.concat(parts, ", ") .. "}"
end

local function says(wanted, status, method, path, body)
  local answer, got = csms:api(method, path, body)
  check(got == status and words(answer) == wanted, ("%s %s %s"):format(method, path, words(body or {})), got, words(answer))
  return answer
end
local function shows(wanted, path) return says(wanted, 200, "GET", path) end
local function refused(status, why, ...) return says("{error=" .. why .. "}", status, ...) end
local function act_path(id) return ("/api/desk/tickets/%d/acts"):format(id) end
local function body(action, args, role, by) return { action = action, args = args, role = role or "agent", by = by or "Cas" } end
local function acts(wanted, id, ...) return says(wanted, 200, "POST", act_path(id), body(...)) end
local function refuses(status, why, id, ...) return refused(status, why, "POST", act_path(id), body(...)) end
local function staff(list) return says("{}", 200, "POST", "/api/desk/staff", list) end
local seen = 0
local function events(wanted)
  local list = csms:api("GET", "/api/desk/events?since=" .. seen)
  local lines = {}
  for _, e in ipairs(list.events) do
    check(e.seq > seen and e.at_ms <= begin + 24 * 60 * minute, "in their order", e.seq)
    seen = e.seq
    lines[#lines + 1] = words(e)
  end
  check(list.next == seen, "the last one is told", list.next)
  local told = table.concat(lines, "; ")
  check(told == wanted, "what has happened", told)
end

test(function()
  step("tickets are opened", function()
    says("{}", 200, "PUT", "/api/desk/sla", { grades = { L1 = { first_reply_ms = 10 * minute, on_site_ms = 60 * minute,
      resolution_ms = 120 * minute, progress_ms = 30 * minute }, L2 = { on_site_ms = 120 * minute } } })
    refused(400, "grades are L1 to L3 with first_reply_ms, on_site_ms, resolution_ms, progress_ms, none negative; hours have \z
        from_min, to_min and days; holidays are dates", "PUT", "/api/desk/sla", { grades = { L4 = {} } })
    local ann = { channel = "email", requester = "Ann", words = "dark", category = "fault", grade = "L1", station = "NL-1",
                  connector = 1, invoice = "I-1", account = "A-1", by = "Ann" }
    refused(400, "channel is not phone, email, app or paper", "POST", "/api/desk/tickets", { channel = "fax", requester = "Ann",
      words = "dark", category = "fault" })
    refused(400, "category is not fault, billing, access or other", "POST", "/api/desk/tickets", { channel = "app",
      requester = "Ann", words = "dark", category = "rain" })
    refused(400, "grade is not L1, L2 or L3", "POST", "/api/desk/tickets", { channel = "paper", requester = "Ann", words = "dark",
      category = "access", grade = "L4" })
    refused(400, "requester is empty", "POST", "/api/desk/tickets", { channel = "phone", requester = "", words = "dark",
      category = "other" })
    says("{id=1}", 200, "POST", "/api/desk/tickets", ann)
    wait "1 min"
    says("{id=2}", 200, "POST", "/api/desk/tickets", { channel = "phone", requester = "Bob", words = "too much",
      category = "billing", invoice = "I-7", by = "Cas" })
    says("{id=2}", 200, "POST", "/api/desk/tickets", { channel = "email", requester = "Bob", words = "far too much",
      category = "billing", invoice = "I-7" })
    says("{id=3}", 200, "POST", "/api/desk/tickets", { channel = "email", requester = "Bob", words = "and this",
      category = "billing", invoice = "I-8" })
    says("{id=4}", 200, "POST", "/api/desk/tickets", { channel = "app", requester = "Dee", words = "dark", category = "fault",
      station = "NL-1", grade = "L2" })
    shows("{account=A-1, category=fault, channel=email, clocks={first_reply running 10 10 false, on_site running 60 60 \z
        false, resolution running 120 120 false}, connector=1, cycle=1, grade=L1, id=1, invoice=I-1, opened_ms=0, \z
        parties={{channel=email, requester=Ann}}, promises={}, queue=first line, requester=Ann, station=NL-1, status=open, \z
        words=dark}", "/api/desk/tickets/1")
    shows("{category=billing, channel=phone, clocks={first_reply running 10 11 false}, cycle=1, id=2, invoice=I-7, \z
        opened_ms=1, owner=Cas, parties={{channel=phone, requester=Bob}}, promises={}, queue=billing, requester=Bob, \z
        status=open, words=too much}", "/api/desk/tickets/2")
    shows("{tickets={{account=A-1, category=fault, channel=email, connector=1, cycle=1, grade=L1, id=1, invoice=I-1, \z
        opened_ms=0, queue=first line, requester=Ann, station=NL-1, status=open, words=dark}, {category=fault, channel=app, \z
        cycle=1, grade=L2, id=4, opened_ms=1, queue=first line, requester=Dee, station=NL-1, status=open, words=dark}, \z
        {category=billing, channel=phone, cycle=1, id=2, invoice=I-7, opened_ms=1, owner=Cas, queue=billing, requester=Bob, \z
        status=open, words=too much}, {category=billing, channel=email, cycle=1, id=3, invoice=I-8, opened_ms=1, \z
        queue=billing, requester=Bob, status=open, words=and this}}}", "/api/desk/tickets")
    refused(404, "no ticket 9", "GET", "/api/desk/tickets/9")
    events "0 1 contact {account=A-1, category=fault, channel=email, connector=1, grade=L1, invoice=I-1, requester=Ann, \z
        station=NL-1, words=dark} Ann customer: dark; 1 2 contact {category=billing, channel=phone, invoice=I-7, \z
        requester=Bob, words=too much} Bob customer: too much; 1 2 assigned {to=Cas} desk desk: somebody takes the ticket \z
        over; 1 2 message_in {category=billing, channel=email, invoice=I-7, requester=Bob, words=far too much} Bob customer: \z
        far too much; 1 3 contact {category=billing, channel=email, invoice=I-8, requester=Bob, words=and this} Bob customer: \z
        and this; 1 4 contact {category=fault, channel=app, grade=L2, requester=Dee, station=NL-1, words=dark} Dee customer: \z
        dark"
  end)
  step("somebody is sent", function()
    local fields = "a technician has name, lat_e6, lon_e6, from_min?, to_min?, speed_m_per_h?, employer?, free?, parts?"
    refused(400, fields, "POST", "/api/desk/staff", { technicians = { { name = "Van 1" } } })
    refused(400, fields, "POST", "/api/desk/staff", { technicians = { "Van 1" } })
    refused(400, "a technician who goes somewhere has a speed_m_per_h above 0", "POST", "/api/desk/staff", { technicians = {
      { name = "Van 1", lat_e6 = 52100000, lon_e6 = 5150000, speed_m_per_h = 0 } } })
    refused(400, "an agent has a name", "POST", "/api/desk/staff", { agents = { { words = "Cas" } } })
    refuses(400, "action of ticket 0 is not staff or sla", 0, "dance")
    refuses(400, "an agent has a name", 0, "staff", { agents = { "Cas" } })
    refuses(404, "no ticket 9", 9, "note")
    refuses(400, "there is no action dance", 1, "dance")
    refuses(400, "there is no action breach", 1, "breach")
    refuses(409, "ticket 2 names no station, or somebody is already on the way", 2, "dispatch")
    acts("{}", 4, "dispatch", { parts = { "lock", "modem" } }, "agent", "Dan")
    shows("{category=fault, channel=app, clocks={first_reply running 10 11 false, on_site running 120 121 false}, cycle=1, \z
        grade=L2, id=4, opened_ms=1, owner=Dan, parties={{channel=app, requester=Dee}}, promises={}, queue=first line, \z
        requester=Dee, station=NL-1, status=open, words=dark}", "/api/desk/tickets/4")
    wait "1 min"
    staff { technicians = { { name = "Van 1", lat_e6 = 52100000, lon_e6 = 5150000 } }, agents = { { name = "Cas" } } }
    acts("{}", 1, "dispatch", nil, "agent", "Dan")
    staff { technicians = { { name = "Van 2", lat_e6 = 52300000, lon_e6 = 5150000, from_min = 600, to_min = 1440,
      speed_m_per_h = 80000, employer = "own", free = true, parts = { "display", "lock" } } } }
    refuses(409, "ticket 1 names no station, or somebody is already on the way", 1, "dispatch")
    shows("{account=A-1, category=fault, channel=email, clocks={first_reply running 10 10 false, on_site running 60 60 \z
        false, resolution running 120 120 false}, connector=1, cycle=1, grade=L1, id=1, invoice=I-1, opened_ms=0, owner=Dan, \z
        parties={{channel=email, requester=Ann}}, promises={2 arrival 2 35 open}, queue=field, requester=Ann, station=NL-1, \z
        status=open, technician=Van 2, words=dark}", "/api/desk/tickets/1")
    events "1 4 note {} desk desk: A technician is needed but nobody is available; trying again later.; 1 4 assigned \z
        {to=Dan} desk desk: somebody takes the ticket over; 2 4 dispatch {km=3.0, parts=lock,modem, technician=Van 1} Dan \z
        agent: a technician is sent; 2 4 promise {due_ms=15, promise=1, topic=arrival} desk desk: something is promised; 2 4 \z
        eta {due_ms=15, promise=1, technician=Van 1} desk desk: Van 1 is on the way and will be there by 10:15.; 2 4 message \z
        {channel=app, due_ms=15, promise=1, to=Dee, topic=eta} desk desk: Van 1 is on the way and will be there by 10:15.; 2 \z
        1 note {} desk desk: A technician is needed but nobody is available; trying again later.; 2 1 assigned {to=Dan} desk \z
        desk: somebody takes the ticket over; 2 1 dispatch {km=30.5, technician=Van 2} Dan agent: a technician is sent; 2 1 \z
        promise {due_ms=35, promise=2, topic=arrival} desk desk: something is promised; 2 1 eta {due_ms=35, promise=2, \z
        technician=Van 2} desk desk: Van 2 is on the way and will be there by 10:35.; 2 1 message {channel=email, due_ms=35, \z
        promise=2, to=Ann, topic=eta} desk desk: Van 2 is on the way and will be there by 10:35."
  end)
  step("what is promised", function()
    refuses(400, "due_ms is missing or in the past", 1, "late")
    refuses(400, "due_ms is missing or in the past", 1, "late", { due_ms = begin + 2 * minute })
    acts("{promise=3}", 1, "late", { due_ms = begin + 62 * minute, why = "snow" }, "technician", "Van 2")
    refuses(400, "part is missing", 1, "needs_part")
    refuses(400, "part is missing", 1, "needs_part", { part = "" })
    refuses(400, "topic is not arrival, return, resolution, call_back or price", 2, "promise", { topic = "rain" })
    refuses(400, "due_ms is missing", 2, "promise", { topic = "resolution" })
    refuses(400, "price is missing", 2, "promise", { topic = "price" })
    refuses(400, "due_ms is in the past", 2, "promise", { topic = "resolution", due_ms = begin + 2 * minute })
    acts("{promise=4}", 2, "promise", { what = "resolution", due_ms = begin + 180 * minute })
    refuses(400, "grade is not L1, L2 or L3", 2, "grade", { grade = "L4" })
    refuses(400, "lat_e6 or lon_e6 is missing", 1, "alternative", { lat_e6 = 52090000 })
    refuses(400, "lat_e6 or lon_e6 is missing", 1, "alternative", { lon_e6 = 5120000 })
    acts("{}", 2, "classify", {})
    acts("{}", 2, "classify", { grade = "L3" })
    refused(404, "no ticket 9", "POST", "/api/desk/tickets/9/replies", { by = "Cas", text = "Yes.", topic = "progress" })
    says("{}", 200, "POST", "/api/desk/tickets/2/replies", { by = "Dan", text = "Which bill is it?", topic = "question" })
    acts("{}", 2, "pause")
    shows("{category=billing, channel=phone, clocks={first_reply stopped 10 11 false}, cycle=1, grade=L3, id=2, invoice=I-7, \z
        opened_ms=1, owner=Cas, parties={{channel=phone, requester=Bob}}, promises={4 resolution 2 180 open}, queue=billing, \z
        requester=Bob, status=waiting, words=too much}", "/api/desk/tickets/2")
    wait "5 min"
    acts("{}", 2, "resume", nil, "agent", "Dan")
    acts("{}", 1, "on_site", nil, "technician", "Van 2")
    acts("{}", 1, "repair", { part = "display" }, "technician", "Van 2")
    says("{}", 200, "POST", "/api/desk/tickets/2/replies", { by = "Dan", text = "It is right.", topic = "resolution",
      channel = "paper", reason = "it is what was used", price = "0.45 EUR/kWh" })
    acts("{}", 2, "close", { outcome = "explained" }, "agent", "Dan")
    says("{}", 200, "POST", "/api/desk/tickets/1/replies", { by = "Dan", text = "It is mended.", topic = "resolution" })
    shows("{account=A-1, category=fault, channel=email, clocks={first_reply stopped 10 10 false, on_site stopped 60 60 \z
        false, resolution running 120 120 false, progress running 30 37 false}, connector=1, cycle=1, grade=L1, id=1, \z
        invoice=I-1, opened_ms=0, owner=Dan, parties={{channel=email, requester=Ann}}, promises={2 arrival 2 35 renewed, 3 \z
        arrival 2 62 kept}, queue=field, requester=Ann, station=NL-1, status=open, technician=Van 2, words=dark}", "/api/desk/tickets/1")
    shows("{category=billing, channel=phone, clocks={first_reply stopped 10 11 false, on_site stopped 1440 1446 false}, \z
        closed_ms=7, cycle=1, grade=L3, id=2, invoice=I-7, opened_ms=1, owner=Dan, parties={{channel=phone, requester=Bob}}, \z
        promises={4 resolution 2 180 kept}, queue=billing, requester=Bob, status=closed, words=too much}", "/api/desk/tickets/2")
    events "2 1 promise_renewed {due_ms=62, promise=3, replaces=2, topic=arrival} desk desk: a promise was replaced before \z
        it broke; 2 1 eta {due_ms=62, promise=3, reason=snow, technician=Van 2} desk desk: Van 2 is on the way and will be \z
        there by 11:02, later than promised: snow.; 2 1 message {channel=email, due_ms=62, promise=3, reason=snow, to=Ann, \z
        topic=eta} desk desk: Van 2 is on the way and will be there by 11:02, later than promised: snow.; 2 2 promise \z
        {due_ms=180, promise=4, topic=resolution} Cas agent: something is promised; 2 2 classify {} Cas agent: a fault grade \z
        is given; 2 2 classify {grade=L3} Cas agent: a fault grade is given; 2 2 grade {grade=L3} desk desk: the fault grade \z
        changes; 2 2 assigned {to=Dan} desk desk: somebody takes the ticket over; 2 2 message {channel=phone, to=Bob, \z
        topic=question} Dan agent: Which bill is it?; 2 2 pause {} Cas agent: the clocks stop: waiting for the customer; 2 2 \z
        assigned {to=Cas} desk desk: somebody takes the ticket over; 7 2 resume {} Dan agent: the clocks run again; 7 2 \z
        assigned {to=Dan} desk desk: somebody takes the ticket over; 7 1 on_site {} Van 2 technician: the technician has \z
        arrived; 7 1 promise_kept {promise=3, topic=arrival} desk desk: a promise was kept; 7 1 repair {part=display} Van 2 \z
        technician: the station is repaired; 7 2 message {channel=paper, price=0.45 EUR/kWh, reason=it is what was used, \z
        to=Bob, topic=resolution} Dan agent: It is right.; 7 2 close {outcome=explained} Dan agent: the ticket is closed; 7 2 \z
        promise_kept {promise=4, topic=resolution} desk desk: a promise was kept; 7 1 message {channel=email, to=Ann, \z
        topic=resolution} Dan agent: It is mended."
  end)
end)
