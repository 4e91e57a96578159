-- All that the reference desk writes down of troubles that stations tell it: one ticket for a station, what comes back, what clears
-- by itself and when that is believed, and whose ticket is left alone.
scenario "the alarms of the reference desk" {
  source = "harness/refstack/desk/alarm.h and quiet.h",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 UTC",
}

local yard = site "Yard" { bays = 6, at = { 52.09, 5.12 } }
local two = station "NA-1" { profile = "neutral-dc-dual", bay = yard.bay[1] }
local one = station "NA-2" { bay = yard.bay[3] }
local owned = station "NA-3" { bay = yard.bay[4] }
local far = station "NA-4" { bay = yard.bay[5] }
local distant = station "NA-5" { bay = yard.bay[6] }

local begin, now = 1772791200000, 0

-- waits until so many minutes after the beginning
local function at(minutes)
  wait((minutes - now) .. " min")
  now = minutes
end

local function act(id, action, args, role)
  local _, status = csms:api("POST", "/api/desk/tickets/" .. id .. "/acts", { action = action, by = "Ben", role = role or "agent", args = args })
  check(status == 200, "the desk takes " .. action, status)
end

local function clocks(id)
  local words = {}
  local ticket = csms:api("GET", "/api/desk/tickets/" .. id)
  for _, clock in ipairs(ticket.clocks or {}) do
    words[#words + 1] = ("%s %s %d"):format(clock.clock, clock.state, ((clock.due_ms or begin) - begin) // 60000)
  end
  return ("%s %s: %s"):format(ticket.status, ticket.owner or "nobody", table.concat(words, ", "))
end

local function shows(id, words) check(clocks(id) == words, ("ticket %d has its clocks"):format(id), clocks(id), words) end

local fields = { "channel", "category", "grade", "station", "connector", "words" }
local function told()
  local lines = {}
  for _, event in ipairs(csms:api("GET", "/api/desk/events").events or {}) do
    local line = ("%d %d %s: %s"):format((event.at_ms - begin) // 60000, event.ticket, event.name, event.text)
    for _, name in ipairs(fields) do
      if event.data[name] then line = line .. (" %s=%s"):format(name, event.data[name]) end
    end
    lines[#lines + 1] = line
  end
  return lines
end

-- minute, ticket, what, in which words, and what stands beside them; a station whose link is mended is back within a minute or so,
-- and what follows from that has the same leeway
local expected = {
  "0 1 alarm: The station reports a fault. channel=monitoring category=fault grade=L2 station=NA-1 connector=1 words=The station reports a fault.",
  "5 1 note: The station reports that it is working again.",
  "6 1 note: The trouble is back. The station reports a fault.",
  "24 1 close: The problem resolved itself; it had come back 2 times.",
  "30 2 alarm: The station reports a fault. channel=monitoring category=fault grade=L2 station=NA-2 connector=1 words=The station reports a fault.",
  "30 3 alarm: The station reports a fault. channel=monitoring category=fault grade=L1 station=NA-4 words=The station reports a fault.",
  "32 2 note: The station reports that it is working again.",
  "32 1 reopen: The station reports a fault.",
  "32 4 alarm: The station reports a fault. channel=monitoring category=fault grade=L2 station=NA-3 connector=1 words=The station reports a fault.",
  "34 4 note: Mine.",
  "34 4 assigned: somebody takes the ticket over",
  "34 4 note: I look at it.",
  "34 4 note: The station reports that it is working again.",
  "47 2 close: The problem resolved itself.",
  "70 2 reopen: The station is offline.",
  "70 5 alarm: The station is offline. channel=monitoring category=fault grade=L1 station=NA-5 words=The station is offline.",
  "90 5 contact: it is dark channel=phone category=fault station=NA-5 words=it is dark",
  "90..91 5 note: The station reports that it is working again.",
  "98 5 escalate: somebody senior is told before a clock runs out",
  "100 5 breach: the desk's own clock ran out",
  "105..106 2 close: The problem resolved itself.",
  "110 3 escalate: somebody senior is told before a clock runs out",
  "110 2 reopen: The station reports a fault.",
  "115 2 note: Mine, too.",
  "115 2 assigned: somebody takes the ticket over",
  "117 1 close: The problem resolved itself; it had come back 1 time.",
  "130 5 message_in: it is dark channel=phone category=fault station=NA-5 words=it is dark",
  "130 5 assigned: somebody takes the ticket over",
  "130 5 message: It is mended. channel=phone",
  "130 5 close: the ticket is closed",
  "130 5 needs_part: a part is missing: another van brings it",
  "130 5 reopen: The station is not mended: a part is missing.",
  "130 5 note: A technician is needed but nobody is available; trying again later.",
  "130 3 breach: the desk's own clock ran out",
  "133 5 message_in: it is dark channel=phone category=fault station=NA-5 words=it is dark",
  "135 5 message_in: it is dark channel=phone category=fault station=NA-5 words=it is dark",
  "141 5 escalate: somebody senior is told before a clock runs out",
  "143 5 breach: the desk's own clock ran out",
  "152 4 escalate: somebody senior is told before a clock runs out",
  "182 4 breach: the desk's own clock ran out",
  "210 5 escalate: somebody senior is told before a clock runs out",
  "230 5 breach: the desk's own clock ran out",
  "1558 6 alarm: The station reports a fault. channel=monitoring category=fault grade=L2 station=NA-1 connector=2 words=The station reports a fault.",
  "1558 6 grade: the fault grade changes grade=L1",
  "1558 6 assigned: somebody takes the ticket over",
  "1558 2 close: the ticket is closed",
  "1558 7 contact: it is dark channel=phone category=fault station=NA-2 words=it is dark",
  "1558 7 note: The station reports a fault.",
  "1560 7 note: The station reports that it is working again.",
}

local function joins(who, station)
  return csms:api("POST", "/api/desk/tickets", { channel = "phone", requester = who, words = "it is dark", category = "fault", station = station }).id
end

test(function()
  csms:api("PUT", "/api/desk/sla", { grades = { L1 = { on_site_ms = 6000000 }, L2 = { on_site_ms = 9000000, progress_ms = 9000000 }, L3 = { on_site_ms = 12000000 } } })
  two:breaks("ground", { connector = 1, until_ = "10:04" })
  at(2)
  two:breaks("ground", { connector = 2 })
  at(5)
  shows(1, "open nobody: on_site running 150")               -- one connector is still in trouble
  two:mended "ground"
  at(6)
  shows(1, "open nobody: on_site stopped 150")
  two:breaks("ground", { connector = 1 })                   -- back, before it was believed
  at(7)
  shows(1, "open nobody: on_site running 156")
  two:mended "ground"
  at(8)
  two:breaks("ground", { connector = 1 })                   -- said once, counted
  at(9)
  two:mended "ground"
  at(30)                                                    -- quiet for a quarter of an hour
  shows(1, "closed nobody: on_site stopped 158")
  one:breaks "ground"
  far:tampers("StatusNotification", { replace = { connectorId = 0 } })
  far:breaks "ground"                                       -- the whole station
  at(32)
  one:mended "ground"
  two:breaks("ground", { connector = 2 })                   -- within a day the same ticket
  owned:breaks "ground"
  far:mended "ground"
  at(34)
  act(4, "note", { text = "Mine." })
  csms:api("POST", "/api/desk/tickets/4/replies", { by = "Ben", text = "I look at it.", topic = "progress" }) -- nobody asked
  owned:mended "ground"                                     -- in somebody's hands it is not closed by itself
  at(60)
  shows(3, "open nobody: on_site running 130")
  shows(4, "open Ben: on_site running 182")
  one:link "cut"
  distant:link "cut"                                        -- its first trouble
  at(90)
  one:link_mends()
  check(joins("Ann", distant.name) == 5, "who calls joins the ticket of the station")
  distant:link_mends()
  at(100)
  two:mended "ground"
  at(101)
  two:breaks("ground", { connector = 2 })
  at(102)
  two:mended "ground"
  at(110)
  one:breaks "ground"
  at(112)
  one:mended "ground"
  at(115)
  act(2, "note", { text = "Mine, too." })                   -- taken while it was quiet
  at(130)
  shows(5, "open nobody: first_reply running 100, on_site running 170")
  shows(2, "open Ben: on_site stopped 260")
  check(joins("Ann", distant.name) == 5, "who calls again calls about the same")
  shows(5, "open nobody: first_reply running 100, on_site running 170") -- and has waited since the first time
  csms:api("POST", "/api/desk/tickets/5/replies", { by = "Ben", text = "It is mended.", topic = "resolution" })
  act(5, "close")
  act(5, "needs_part", { part = "modem" }, "technician") -- the desk opens it by itself: nobody waits for a reply
  shows(5, "open nobody: first_reply stopped 100, on_site running 230")
  at(133)
  joins("Ann", distant.name)
  shows(5, "open nobody: first_reply running 143, on_site running 230")
  at(135)
  joins("Ann", distant.name)
  shows(5, "open nobody: first_reply running 143, on_site running 230")
  at(1558)
  two:breaks("ground", { connector = 2 })                   -- a day after its end it is another
  wait "1 s"
  act(6, "grade", { grade = "L1" })
  shows(6, "open Ben: on_site running 1658")
  act(2, "close")
  check(joins("Cy", one.name) == 7, "whose station has no ticket opens one")
  one:breaks "ground"                                       -- which is that of the alarm, too
  at(1560)
  one:mended "ground"
  wait "1 min"
  local lines = told()
  for i, line in ipairs(expected) do
    local first, last, rest = line:match "^(%d+)%.%.(%d+)( .*)$"
    local same = lines[i] == line or (first and (lines[i] == first .. rest or lines[i] == last .. rest))
    check(same, "the desk writes down what happens, once, in its order", lines[i], line)
  end
  check(#lines == #expected, "and no more", lines[#expected + 1])
end)
