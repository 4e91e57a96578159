-- One van works by day, one by night, over midnight. At ten sharp, at twenty to twelve and at a quarter to one the night van goes,
-- though the day van stands round the corner. At twenty to six it would be off before it is there, at six it is: the day van goes
-- at seven.
scenario "night shift" {
  source  = "shifts over midnight that nobody played; row A31",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-06 21:50 Europe/Amsterdam",
  catches = { "ignores-the-shift" },
}

local yard, mill = site "Yard" { bays = 3, at = { 52.09, 5.12 } }, site "Mill" { bays = 2, at = { 52.36, 5.12 } }
local bays = { yard.bay[1], yard.bay[2], mill.bay[1], yard.bay[3], mill.bay[2] }
local post = many("NL-DSK-002%d", 5, function(id, i) return station(id) { bay = bays[i] } end)
local day = technician "Day van" { at = yard:away("2 km"), shift = "07:00-19:00" }
local night = technician "Night van" { at = yard:away("20 km"), shift = "22:00-06:00" }
tariff "Yard" { energy = "0.45 EUR/kWh", tax = "21 %" }

agents "Desk" { count = 2, playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "identify", { station = case.station })
  local hour = case.words:match "since (%d+:%d+)"
  if hour then wait_until(hour) end
  local sent = agent:act(case, "dispatch")
  if not (sent and sent.technician) then
    agent:reply(case, "Nobody is on the road now. You hear from me as soon as somebody is.", { topic = "progress" })
  end
  agent:ends_contact(case)
  if case:wait_for("test", "12 h") then
    agent:reply(case, "It is mended.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }

local function reports(i, at, who, within, words)
  post[i]:breaks("ground")
  driver("Driver " .. i) { token = ("04D5C0003%dBE33"):format(i), vehicle = false }:does(function(me)
    wait_until(at)
    local case = me:calls_support(words or "the post is red", { station = post[i] })
    check(case:wait_for("dispatch", within), "somebody is sent")
    local sent = case:seen "dispatch"
    check(sent and sent.technician == who.name, who.name .. " goes", sent and sent.technician)
    check(case:wait_for("case closed", "4 h"), "it is mended")
  end)
end
reports(1, "2026-03-06 23:40", night, "1 min")
reports(2, "2026-03-07 00:45", night, "1 min")
reports(3, "2026-03-07 05:40", day, "2 h")
reports(4, "2026-03-06 21:59", night, "1 min", "red since 22:00")
reports(5, "2026-03-07 05:59", day, "4 h", "red since 06:00")

expect.path       "alarm? contact identify dispatch eta on_site repair test close"
expect.sla        { promises = "kept", first_reply = "10 min" }
expect.experience { surprises = 0 }
