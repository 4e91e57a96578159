-- Seven posts break in one night, and each time somebody else goes: who is there first and not who is nearer, who is free, who
-- carries all that is needed, who is still on the road when they are there; the worst fault first. One waits for the morning.
scenario "who goes" {
  source  = "row C14; support practice: who is there first, on shift, free and with the parts, goes",
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-06 17:30 Europe/Amsterdam",
  catches = { "ignores-the-shift", "dispatch-ignores-distance", "tells-wrong-distance", "sends-without-the-part", "books-a-van-twice" },
}

local function at(name, lat, lon) return site(name) { bays = 7, at = { lat, lon } } end
local yard, town, mill, depot = at("Yard", 52.09, 5.12), at("Town", 52.31, 4.76), at("Mill", 51.98, 4.61), at("Depot", 52.00, 5.90)
local near = technician "Near van" { at = yard:away("8 km"), shift = "05:00-19:00", parts = "display, contactor" }
local fast = technician "Fast van" { at = yard:away("12 km"), shift = "06:00-19:00", speed = "100 km", parts = "display" }
local far  = technician "Far van" { at = depot:away("1 km"), parts = "modem, connector lock, display" }
tariff "All" { energy = "0.45 EUR/kWh", tax = "21 %" }

local reference = can "csms.script" -- only of the reference desk it is written how it reckons (harness/sut/sut.md)
agents "Desk" { count = 5, playbook = function(agent, case)
  local grade, parts, hour = case.words:match "(L%d), needs ([%a ,]*)(.*)"
  agent:opens(case, { station = case.station, grade = grade })
  agent:act(case, "identify", { station = case.station })
  if #hour > 0 then wait_until(hour) end
  local answer = agent:act(case, "dispatch", { parts = parts })
  agent:reply(case, answer.technician and "Somebody comes." or "We come as soon as we can.", { topic = "progress" })
  agent:ends_contact(case)
  if case:wait_for("test", "16 h") then
    agent:reply(case, "It is mended.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }

local count = 0
-- the next whole five minutes of Amsterdam, as the desk promises them
local function promise(ms)
  local minute = math.ceil(ms / 300000) * 5 + 60
  return ("%02d:%02d"):format(minute // 60 % 24, minute % 60)
end

-- somebody calls, and a look at the clock shows who has been sent: from how far, and by when they say to be there. Where the
-- van comes from another job, whose end is people's pace, it is reckoned from when they are
-- sent: a tenth more than the way at 50 km/h, and 5 min
local function reports(when, where, words, look, van, km, by)
  count = count + 1
  local post = station("NL-DSK-006" .. count) { bay = where.bay[count] }
  post:breaks("display")
  driver("Driver " .. count) { token = ("04D5C0006%dAF33"):format(count), vehicle = false }:does(function(me)
    wait_until(when)
    local case = me:calls_support("it is dark: " .. words, { station = post })
    if by then wait_until(look) else check(case:wait_for("dispatch", "4 h"), "somebody is sent") end
    local sent, at = case:seen "dispatch", van:now()
    check(sent and sent.technician == van.name, van.name .. " goes to " .. where.name, sent and sent.technician)
    if reference and sent then
      local promised = case:told("eta").text:match "by (%d+:%d+)"
      local way = 300000 + 79200 * km                         -- km is told to a tenth: four seconds either way
      local first, last = promise(at + way - 4000), promise(at + way + 4000)
      local kept = promised and (promised == by or not by and (promised == first or promised == last))
      check(sent.km == km and kept, ("they are %s km away, and will be there by %s"):format(km, by or first), sent.km, promised)
    end
    check(case:wait_for("case closed", "20 h"), "it is mended")
  end)
end
reports("2026-03-06 17:40", yard, "L3, needs display", "17:41", fast, "15.6", "18:00")
reports("2026-03-06 17:42", town, "L3, needs display", "17:43", near, "38.4", "18:40")
reports("2026-03-06 17:44", yard, "L3, needs  connector lock , modem", "17:45", far, "70.3", "19:25")
reports("2026-03-06 18:49", mill, "L3, needs display", nil, far, "49.5")
reports("2026-03-06 18:59", town, "L2, needs display 19:00", nil, far, "45.0")
reports("2026-03-06 23:50", depot, "L2, needs display", "23:51", far, "114.9", "02:30")
reports("2026-03-07 02:30", yard, "L2, needs contactor", "2026-03-07 05:01", near, "45.0", "06:05")

expect.path "alarm? contact identify dispatch eta on_site repair test close"
