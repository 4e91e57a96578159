-- The support desk of the reference stack by its HTTP API: what becomes of tickets that are closed and opened again, of vans that
-- are free again, and of a fault that more than one calls about.
scenario "the API of the support desk, the end" {
  source = "harness/refstack/stack/openapi.json; harness/sut/sut.md: desk",
  needs  = { "csms.api" }, begins = "2026-03-06 10:00 Europe/Amsterdam",
  quiet  = true,
}

local yard, mill = site "Yard" { bays = 2, at = { 52.09, 5.12 } }, site "Mill" { bays = 1, at = { 52.36, 5.12 } }
station "NE-1" { bay = yard.bay[1] }
station "NE-2" { bay = yard.bay[2] }
local third = station "NE-3" { bay = mill.bay[1] }

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
local function act_path(id) return ("/api/desk/tickets/%d/acts"):format(id) end
local function body(action, args, role, by) return { action = action, args = args, role = role or "agent", by = by or "Cas" } end
local function acts(wanted, id, ...) return says(wanted, 200, "POST", act_path(id), body(...)) end
local function refused(status, why, ...) return says("{error=" .. why .. "}", status, ...) end
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
  step("the beginning", function()
    local function opened(fields) csms:api("POST", "/api/desk/tickets", fields) end
    local function reply(id, text)
      says("{}", 200, "POST", ("/api/desk/tickets/%d/replies"):format(id), { by = "Dan", text = text, topic = "resolution" })
    end
    says("{}", 200, "PUT", "/api/desk/sla", { grades = { L1 = { first_reply_ms = 10 * minute, on_site_ms = 60 * minute,
      resolution_ms = 120 * minute, progress_ms = 30 * minute }, L2 = { on_site_ms = 120 * minute } } })
    opened { channel = "email", requester = "Ann", words = "dark", category = "fault", grade = "L1", station = "NE-1" }
    opened { channel = "phone", requester = "Bob", words = "too much", category = "billing", invoice = "I-7" }
    opened { channel = "email", requester = "Bob", words = "and this", category = "billing", invoice = "I-8" }
    opened { channel = "app", requester = "Dee", words = "dark", category = "fault", station = "NE-1", grade = "L2" }
    staff { technicians = { { name = "Van 1", lat_e6 = 52100000, lon_e6 = 5150000 }, { name = "Van 2", lat_e6 = 52300000, lon_e6 = 5150000 } } }
    acts("{eta_ms=10, km=3.0, promise=1, technician=Van 1}", 4, "dispatch", nil, "agent", "Dan")
    acts("{eta_ms=50, km=30.5, promise=2, technician=Van 2}", 1, "dispatch", nil, "agent", "Dan")
    wait "7 min"
    acts("{}", 1, "on_site", nil, "technician", "Van 2")
    reply(1, "It is mended.")
    reply(2, "It is right.")
    reply(4, "It is mended, too.")
    acts("{}", 2, "close", { outcome = "explained" }, "agent", "Dan")
    events "0 1 contact {category=fault, channel=email, grade=L1, requester=Ann, station=NE-1, words=dark} Ann customer: dark; 0 2 contact \z
        {category=billing, channel=phone, invoice=I-7, requester=Bob, words=too much} Bob customer: too much; 0 3 contact {category=billing, \z
        channel=email, invoice=I-8, requester=Bob, words=and this} Bob customer: and this; 0 4 contact {category=fault, channel=app, grade=L2, \z
        requester=Dee, station=NE-1, words=dark} Dee customer: dark; 0 4 dispatch {km=3.0, technician=Van 1} Dan agent: a technician is sent; 0 4 promise \z
        {due_ms=10, promise=1, topic=arrival} desk desk: something is promised; 0 4 eta {due_ms=10, promise=1, technician=Van 1} desk desk: Van 1 is on \z
        the way and will be there by 10:10.; 0 4 message {channel=app, due_ms=10, promise=1, to=Dee, topic=eta} desk desk: Van 1 is on the way and will be \z
        there by 10:10.; 0 4 assigned {to=Dan} desk desk: somebody takes the ticket over; 0 1 dispatch {km=30.5, technician=Van 2} Dan agent: a technician \z
        is sent; 0 1 promise {due_ms=50, promise=2, topic=arrival} desk desk: something is promised; 0 1 eta {due_ms=50, promise=2, technician=Van 2} desk \z
        desk: Van 2 is on the way and will be there by 10:50.; 0 1 message {channel=email, due_ms=50, promise=2, to=Ann, topic=eta} desk desk: Van 2 is on \z
        the way and will be there by 10:50.; 0 1 assigned {to=Dan} desk desk: somebody takes the ticket over; 7 1 on_site {} Van 2 technician: the \z
        technician has arrived; 7 1 promise_kept {promise=2, topic=arrival} desk desk: a promise was kept; 7 1 message {channel=email, to=Ann, \z
        topic=resolution} Dan agent: It is mended.; 7 2 assigned {to=Dan} desk desk: somebody takes the ticket over; 7 2 message {channel=phone, to=Bob, \z
        topic=resolution} Dan agent: It is right.; 7 4 message {channel=app, to=Dee, topic=resolution} Dan agent: It is mended, too.; 7 2 close \z
        {outcome=explained} Dan agent: the ticket is closed"
  end)
  step("the end, and after it", function()
    acts("{}", 1, "close", { outcome = "mended" }, "agent", "Dan")
    acts("{}", 1, "needs_part", { part = "lock" }, "technician", "Van 2")
    shows("{category=fault, channel=email, clocks={first_reply stopped 10 10 false, on_site running 60 67 false, resolution running 120 127 false, \z
        progress stopped 30 37 false}, cycle=2, grade=L1, id=1, opened_ms=0, parties={{channel=email, requester=Ann}}, promises={2 arrival 0 50 kept, 3 \z
        arrival 7 15 open}, queue=field, requester=Ann, station=NE-1, status=open, technician=Van 2, words=dark}", "/api/desk/tickets/1")
    acts("{}", 4, "close", {}, "agent", "Dan")
    acts("{}", 4, "needs_part", { part = "modem" }, "technician", "Van 1")
    staff { technicians = { { name = "Van 1", lat_e6 = 52100000, lon_e6 = 5150000 } }, since = 1 }
    staff { technicians = { { name = "Van 2", lat_e6 = 52300000, lon_e6 = 5150000, parts = "lock" } }, since = 1 }
    events "7 1 close {outcome=mended} Dan agent: the ticket is closed; 7 1 needs_part {part=lock} Van 2 technician: a part is missing: another van brings \z
        it; 7 1 reopen {} desk desk: The station is not mended: a part is missing.; 7 1 dispatch {km=0.0, parts=lock, technician=Van 2} desk desk: a \z
        technician is sent; 7 1 promise {due_ms=15, promise=3, topic=arrival} desk desk: something is promised; 7 1 eta {due_ms=15, promise=3, \z
        technician=Van 2} desk desk: Van 2 is on the way and will be there by 10:15.; 7 1 message {channel=email, due_ms=15, promise=3, to=Ann, topic=eta} \z
        desk desk: Van 2 is on the way and will be there by 10:15.; 7 4 close {} Dan agent: the ticket is closed; 7 4 called_off {technician=Van 1} desk \z
        desk: the technician is called off; 7 4 needs_part {part=modem} Van 1 technician: a part is missing: another van brings it; 7 4 reopen {} desk \z
        desk: The station is not mended: a part is missing.; 7 4 dispatch {km=3.0, parts=modem, technician=Van 1} desk desk: a technician is sent; 7 4 \z
        promise {due_ms=20, promise=4, topic=arrival} desk desk: something is promised; 7 4 eta {due_ms=20, promise=4, technician=Van 1} desk desk: Van 1 \z
        is on the way and will be there by 10:20.; 7 4 message {channel=app, due_ms=20, promise=4, to=Dee, topic=eta} desk desk: Van 1 is on the way and \z
        will be there by 10:20."
    staff { technicians = { { name = "Van 1", lat_e6 = 52100000, lon_e6 = 5150000, parts = "display" },
                            { name = "Van 2", lat_e6 = 52300000, lon_e6 = 5150000, parts = " lock,modem" } }, since = seen }
    shows("{category=fault, channel=app, clocks={first_reply stopped 10 10 false, on_site running 120 127 false}, cycle=2, grade=L2, id=4, opened_ms=0, \z
        parties={{channel=app, requester=Dee}}, promises={1 arrival 0 10 void, 4 arrival 7 20 open}, queue=field, requester=Dee, station=NE-1, \z
        status=open, words=dark}", "/api/desk/tickets/4")
    events "7 4 note {} desk desk: The technician is free again without having been there.; 7 1 note {} desk desk: The technician is free again without \z
        having been there."
    acts("{}", 4, "test", { what = "station" }, "agent", "Eve")
    acts("{}", 1, "test", {}, "technician", "Van 2")
    acts("{}", 1, "test", { what = "cable" }, "technician", "Van 2")
    acts("{}", 1, "test", { what = "station", good = false }, "technician", "Van 2")
    events "7 4 test {what=station} Eve agent: station or cable is tested; 7 4 assigned {to=Eve} desk desk: somebody takes the ticket over; 7 1 test {} \z
        Van 2 technician: station or cable is tested; 7 1 test {what=cable} Van 2 technician: station or cable is tested; 7 1 test {good=false, \z
        what=station} Van 2 technician: station or cable is tested"
    acts("{}", 1, "test", { what = "station" }, "technician", "Van 2")
    acts("{}", 2, "reopen", nil, "agent", "Dan")
    shows("{category=billing, channel=phone, clocks={first_reply running 10 17 false}, cycle=2, id=2, invoice=I-7, opened_ms=0, owner=Dan, \z
        parties={{channel=phone, requester=Bob}}, promises={}, queue=billing, requester=Bob, status=open, words=too much}", "/api/desk/tickets/2")
    shows("{tickets={{category=fault, channel=app, cycle=2, grade=L2, id=4, opened_ms=0, owner=Eve, queue=field, requester=Dee, station=NE-1, status=open, \z
        words=dark}, {category=billing, channel=phone, cycle=2, id=2, invoice=I-7, opened_ms=0, owner=Dan, queue=billing, requester=Bob, status=open, \z
        words=too much}, {category=billing, channel=email, cycle=1, id=3, invoice=I-8, opened_ms=0, queue=billing, requester=Bob, status=open, words=and \z
        this}}}", "/api/desk/tickets?status=open")
    shows("{tickets={{category=billing, channel=phone, cycle=2, id=2, invoice=I-7, opened_ms=0, owner=Dan, queue=billing, requester=Bob, status=open, \z
        words=too much}, {category=billing, channel=email, cycle=1, id=3, invoice=I-8, opened_ms=0, queue=billing, requester=Bob, status=open, words=and \z
        this}}}", "/api/desk/tickets?queue=billing")
    shows("{tickets={{category=fault, channel=email, closed_ms=7, cycle=2, grade=L1, id=1, opened_ms=0, queue=field, requester=Ann, station=NE-1, \z
        status=closed, words=dark}}}", "/api/desk/tickets?status=closed&queue=field")
    events "7 1 test {what=station} Van 2 technician: station or cable is tested; 7 1 message {channel=email, to=Ann, topic=resolution} desk desk: The \z
        station has been mended and tested.; 7 1 close {} desk desk: The station has been mended and tested.; 7 2 reopen {} Dan agent: the ticket is \z
        opened again"
  end)
  step("a fault that more than one calls about", function()
    third:breaks "ground"
    wait "2 min"
    says("{id=5}", 200, "POST", "/api/desk/tickets", { channel = "app", requester = "Eva", words = "red", category = "access", station = "NE-3" })
    says("{id=6}", 200, "POST", "/api/desk/tickets", { channel = "app", requester = "Eva", words = "dear", category = "billing", station = "NE-3", by = "Cas" })
    says("{id=7}", 200, "POST", "/api/desk/tickets", { channel = "phone", requester = "Flo", words = "where?", category = "fault", station = "NL-9", by = "Cas" })
    refuses(409, "ticket 7 names no station, or somebody is already on the way", 7, "dispatch")
    shows("{category=fault, channel=monitoring, clocks={first_reply running 10 19 false, on_site running 120 127 false}, connector=1, cycle=1, grade=L2, \z
        id=5, opened_ms=7.00033, parties={{channel=app, requester=Eva}}, promises={}, queue=first line, station=NE-3, status=open, words=The station \z
        reports a fault.}", "/api/desk/tickets/5")
    shows("{category=billing, channel=app, clocks={first_reply running 10 19 false}, cycle=1, id=6, opened_ms=9, owner=Cas, parties={{channel=app, \z
        requester=Eva}}, promises={}, queue=billing, requester=Eva, station=NE-3, status=open, words=dear}", "/api/desk/tickets/6")
    shows("{category=fault, channel=phone, clocks={first_reply running 10 19 false, on_site running 1440 1449 false}, cycle=1, id=7, opened_ms=9, \z
        owner=Cas, parties={{channel=phone, requester=Flo}}, promises={}, queue=first line, requester=Flo, station=NL-9, status=open, words=where?}",
      "/api/desk/tickets/7")
    acts("{connector=1, km=39.0, site=Yard, station=NE-1}", 5, "alternative", { lat_e6 = 52360000, lon_e6 = 5120000 }, "agent", "Dan")
    acts("{connector=1, km=39.0, site=Yard, station=NE-2}", 5, "alternative", { lat_e6 = 52360000, lon_e6 = 5120000,
      not_station = "NE-1" }, "agent", "Dan")
    acts("{promise=5}", 5, "promise", { topic = "return", due_ms = begin + 600 * minute }, "agent", "Dan")
    acts("{}", 5, "confirm_charge", nil, "agent", "Dan")
    shows("{category=fault, channel=monitoring, clocks={first_reply running 10 19 false, on_site stopped 120 127 false}, connector=1, cycle=1, grade=L2, \z
        id=5, opened_ms=7.00033, owner=Dan, parties={{channel=app, requester=Eva}}, promises={5 return 9 600 open}, queue=first line, station=NE-3, \z
        status=open, words=The station reports a fault.}", "/api/desk/tickets/5")
    acts("{}", 5, "released", nil, "agent", "Dan")
    acts("{promise=6}", 5, "promise", { topic = "return", due_ms = begin + 600 * minute }, "agent", "Dan")
    acts("{}", 5, "returned", nil, "agent", "Dan")
    acts("{}", 7, "reopen", nil, "agent", "Cas")
    acts("{}", 7, "note", { text = "she will call again" }, "agent", "Cas")
    acts("{}", 7, "triage", nil, "agent", "Cas")
    shows("{category=fault, channel=phone, clocks={first_reply stopped 10 19 false, on_site running 1440 1449 false}, cycle=2, id=7, opened_ms=9, \z
        owner=Cas, parties={{channel=phone, requester=Flo}}, promises={}, queue=first line, requester=Flo, station=NL-9, status=open, words=where?}",
      "/api/desk/tickets/7")
    says("{}", 200, "POST", "/api/desk/tickets/5/acts", { action = "identify", by = "Cas", role = "agent", args = { person = "Eva" } })
    events "7.00033 5 alarm {category=fault, channel=monitoring, connector=1, grade=L2, station=NE-3, words=The station reports a fault.} desk desk: The \z
        station reports a fault.; 8 3 escalate {clock=first_reply, due_ms=10} desk desk: somebody senior is told before a clock runs out; 9 5 contact \z
        {category=access, channel=app, requester=Eva, station=NE-3, words=red} Eva customer: red; 9 6 contact {category=billing, channel=app, \z
        requester=Eva, station=NE-3, words=dear} Eva customer: dear; 9 6 assigned {to=Cas} desk desk: somebody takes the ticket over; 9 7 contact \z
        {category=fault, channel=phone, requester=Flo, station=NL-9, words=where?} Flo customer: where?; 9 7 assigned {to=Cas} desk desk: somebody takes \z
        the ticket over; 9 5 alternative {connector=1, km=39.0, lat_e6=52360000, lon_e6=5120000, site=Yard, station=NE-1} Dan agent: another station is \z
        offered; 9 5 assigned {to=Dan} desk desk: somebody takes the ticket over; 9 5 alternative {connector=1, km=39.0, lat_e6=52360000, lon_e6=5120000, \z
        not_station=NE-1, site=Yard, station=NE-2} Dan agent: another station is offered; 9 5 promise {due_ms=600, promise=5, topic=return} Dan agent: \z
        something is promised; 9 5 confirm_charge {} Dan agent: charging is seen to work; 9 5 released {} Dan agent: the cable is free; 9 5 promise_kept \z
        {promise=5, topic=return} desk desk: a promise was kept; 9 5 promise {due_ms=600, promise=6, topic=return} Dan agent: something is promised; 9 5 \z
        returned {} Dan agent: the cable is in its owner's hands; 9 5 promise_kept {promise=6, topic=return} desk desk: a promise was kept; 9 7 reopen {} \z
        Cas agent: the ticket is opened again; 9 7 note {text=she will call again} Cas agent: she will call again; 9 7 triage {} Cas agent: questions \z
        narrow down the cause; 9 5 identify {person=Eva} Cas agent: station, connector and person are established; 9 5 assigned {to=Cas} desk desk: \z
        somebody takes the ticket over"
  end)
  step("how far it is by road, three tenths more than the crow flies, told in tenths of a kilometre", function()
    for _, row in ipairs { { 0, "0.0" }, { 49, "0.0" }, { 50, "0.1" }, { 949, "0.9" }, { 950, "1.0" }, { 10449, "10.4" } } do
      acts("{connector=1, km=" .. row[2] .. ", site=Yard, station=NE-1}", 5, "alternative",
        { lat_e6 = 52090000 + math.floor(row[1] / 1.3 / 6371000 * 180e6 / math.pi + 0.5), lon_e6 = 5120000 })
    end
  end)
end)
