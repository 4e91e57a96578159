-- Whom the reference desk sends, at the limits: who is free again, whose shift ends just then, who is wanted over night, and what
-- nobody is told of a ticket that nobody has asked about.
scenario "the vans of the reference desk" {
  source = "harness/refstack/desk/staff.h, dispatch.h and roster.h",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local yard = site "Yard" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NV-1" { bay = yard.bay[1] }
local begin, now = 1772791200000, 0

-- waits until so many minutes after the beginning
local function at(minutes)
  wait((minutes - now) .. " min")
  now = minutes
end

local function due(minutes) return begin + minutes * 60000 end

local function desk(method, path, body)
  local answer, status = csms:api(method, "/api/desk/" .. path, body)
  check(status == 200, "the desk takes it", path, status, answer.error)
  return answer
end

local function ticket(id) return desk("GET", "tickets/" .. id) end

local function opens(who, station_, category)
  return desk("POST", "tickets", { channel = "email", requester = who, words = "it is dark", category = category or "fault",
    grade = "L3", station = station_ or "CP-1" }).id
end

local function act(id, action, args, role)
  return desk("POST", "tickets/" .. id .. "/acts", { action = action, by = "Ben", role = role or "agent", args = args })
end

local function sent(who, parts)
  local id = opens(who)
  act(id, "dispatch", { parts = parts })
  return id
end

local function ends(id)
  desk("POST", "tickets/" .. id .. "/replies", { by = "Ben", text = "It is mended.", topic = "resolution" })
  act(id, "close")
end

local function arrives(id) act(id, "on_site", nil, "technician") end

local function goes(id, name, words) check(ticket(id).technician == name, words, ticket(id).technician, name) end

-- a van this far north of the yard, in millionths of a degree; 17295 are 2500 m by road, 138357 are 20 km
local function van(name, north, fields)
  local one = fields or {}
  one.name, one.lat_e6, one.lon_e6 = name, 52090000 + north, 5120000
  return one
end

local function staff(...) desk("POST", "staff", { technicians = { ... } }) end

local function clocks(id)
  local words = {}
  for _, c in ipairs(ticket(id).clocks) do words[#words + 1] = c.clock .. " " .. c.state end
  return table.concat(words, ", ")
end

local function steps(id)
  local names, last = {}, nil
  for _, e in ipairs(desk("GET", "events").events) do
    if e.ticket == id then
      names[#names + 1] = e.name
      if e.name == "dispatch" then last = e.at_ms end
    end
  end
  return table.concat(names, " "), last
end

test(function()
  for name, lat in pairs { ["CP-1"] = 52090000, ["CP-2"] = 52360000 } do
    csms:api("POST", "/api/csms/stations", { station = name, protocol = "ocpp1.6", connectors = 1, lat_e6 = lat, lon_e6 = 5120000 })
  end
  post:breaks "ground"
  local function agrees(hours, minutes) desk("PUT", "sla", { hours = hours, grades = { L3 = { on_site_ms = minutes * 60000 } } }) end
  local function visit(id) return (ticket(id).clocks[2].due_ms - begin) / 60000 end
  local forenoon = { to_min = 660 }
  at(1)
  agrees(forenoon, 59)
  local used_up = opens "Zoe"
  agrees(nil, 1440)
  step("who is free again", function()
    staff(van("First van", 10000), van("Second van", 210000))
    local ann, bob = sent "Ann", sent "Bob"
    goes(ann, "First van", "who is there first goes")
    goes(bob, "Second van", "then the other one")
    at(7)
    arrives(bob)
    staff(van("First van", 10000), van("Second van", 210000), van("Snail", 210000, { speed_m_per_h = 1, free = false }))
    local eve, fay = opens("Eve", "CP-2", "access"), opens("Fay", "CP-2", "access")
    check(clocks(eve) == "first_reply running", "where nothing is broken nobody waits for a van", clocks(eve))
    act(eve, "dispatch")
    goes(eve, "Second van", "who has been there is free when the list says so")
    check(clocks(eve) == "first_reply running, on_site running", "until one is sent", clocks(eve))
    act(fay, "dispatch")
    goes(fay, nil, "who is on the way is not, whatever the list says")
    ends(bob)
    goes(fay, nil, "and who has gone on is not where a ticket ends")
    goes(eve, "Second van", "nor is called off there")
    ends(fay)
    arrives(ann)
    arrives(eve)
    ends(ann)
    ends(eve)
    staff(van("First van", 10000, { free = false }), van("Second van", 210000, { free = false }))
  end)
  step("whose shift ends just then", function()
    local function short(parts) return { from_min = 600, to_min = 690, parts = parts } end
    at(70)
    agrees(forenoon, 59)
    desk("POST", "tickets/" .. used_up .. "/replies", { by = "Ben", text = "Where is it?", topic = "question" })
    act(used_up, "pause")
    act(used_up, "resume")
    check(visit(used_up) == 70, "what is used up is due at once, be it closed", visit(used_up))
    agrees(nil, 1440)
    local kept = opens "Kim"
    agrees(forenoon, 1440)
    act(kept, "grade", { grade = "L3" })
    check(visit(kept) == 70 + 1440, "the same grade once more changes nothing", visit(kept))
    agrees(nil, 1440)
    staff(van("Near van", 0, short "lock"), van("New van", 0, { parts = "display" }), van("Lock van", 17295, { parts = "lock, modem" }))
    local hal = sent("Hal", "lock")
    goes(hal, "Near van", "who is nearest goes")
    act(hal, "late", { due_ms = due(90), why = "snow" })
    goes(hal, "Lock van", "who is off when they would be there is called off; who carries what is needed goes")
    local ivy = sent("Ivy", "lock")
    staff(van("Slow van", 138357, { speed_m_per_h = 60000, parts = "lock" }))
    act(ivy, "late", { due_ms = due(90), why = "snow" })
    goes(ivy, "Near van", "nobody else is there sooner")
    at(80)
    arrives(hal)
    at(87)
    staff(van("New van", 0, { free = false, parts = "display" }), van("Last van", 17295, short "display"))
    local jon = sent("Jon", "display")
    goes(jon, nil, "who is off just when they would be there is not sent")
    staff(van("Old van", 110000, { from_min = 600, to_min = 600, parts = "display" }))
    goes(jon, "Old van", "whose shift ends when it begins is always there")
    at(89)
    act(ivy, "late", { due_ms = due(100), why = "snow" })
    at(90)
    act(ivy, "late", { due_ms = due(90 + 1500), why = "snow" })
    goes(ivy, "Slow van", "whose shift ends now comes tomorrow, which is later than another")
    at(110)
    for _, id in ipairs { hal, ivy, jon } do
      arrives(id)
      ends(id)
    end
    for _, name in ipairs { "Near van", "New van", "Lock van", "Slow van", "Last van", "Old van" } do
      staff(van(name, 0, { free = false }))
    end
  end)
  step("who is wanted over night", function()
    at(824)
    staff(van("Day van", 180000, { from_min = 600 }))       -- it would be there after midnight, when it is off
    local gus = sent "Gus"
    ends(gus)                                               -- and wants nobody any more
    wait "40 s"
    act(1, "dispatch")
    act(1, "dispatch")
    wait "20 s"
    now = 825
    goes(1, nil, "nobody can go")
    at(1441)
    goes(1, "Day van", "when the shift begins they go where they are wanted")
    local names, last = steps(1)
    check(names == "alarm escalate breach note assigned note dispatch promise eta", "nobody is told, for nobody has asked", names)
    check(last == due(1440), "in the minute in which it begins", last)
    arrives(1)
    act(1, "close")
    act(1, "reopen")
    check(clocks(1) == "on_site running", "and nobody waits for a reply", clocks(1))
    act(1, "close")
  end)
end)
