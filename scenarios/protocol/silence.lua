-- A station falls silent: ten minutes after its last word it is said to be gone and a ticket is opened, and when it is back the
-- ticket says so. One that is quiet for less, or was never accepted, is nobody's trouble.
scenario "a station falls silent" {
  source = "harness/sut/sut.md: desk, automatic tickets; OCPP 1.6 4.6; 2.0.1 G02",
  needs  = { "csms.api" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
}

local post  = station "CP-S01" {}
local short = station "CP-S02" {}
local never = station "CP-S03" {}
local once  = station "CP-S04" {}
local late  = station "CP-S05" {}
local mute  = station "CP-S06" {}
mute:tampers("Heartbeat", { lost = true, times = "always" })
csms:answers(late, "BootNotification", { status = "Rejected", interval = 86400 })
csms:answers(never, "BootNotification", { status = "Rejected", interval = 3600, times = "always" })

local function of(station_) return csms:api("GET", "/api/csms/sessions?station=" .. station_.name).stations[1] or {} end

local function told(station_)
  local list, tickets = {}, {}
  for _, e in ipairs(csms:api("GET", "/api/desk/events?since=0").events or {}) do
    if e.data and e.data.station == station_.name or tickets[e.ticket] then
      tickets[e.ticket], list[#list + 1] = true, e
    end
  end
  return list
end

test(function()
  post:told "BootNotification"
  wait "2 min"
  post:from_now()
  post:calls "Heartbeat"
  local last = of(post).last_seen_ms
  check(last > 1772791320000 and last < 1772791321000, "its last word is known", last)
  post:link "cut"
  wait "9 min 55 s"
  check(of(post).online == false and #told(post) == 0, "before two intervals are over nobody is called", #told(post))
  wait "10 s"
  local events = told(post)
  check(#events > 0 and fits(events[1], { name = "alarm", at_ms = last + 600000, data = { words = "The station is offline." } }), "then somebody is",
    events[1] and events[1].at_ms)
  check(of(post).last_seen_ms == last, "its last word is what it was", of(post).last_seen_ms)
  local before = #events
  post:link_mends()
  post:connects "10 min"
  wait "1 min"
  events = told(post)
  check(#events > before and fits(events[before + 1], { name = "note" }), "when it is back the ticket says so", #events, events[before + 1] and events[before + 1].name)
  check(of(post).online == true and of(post).last_seen_ms > last, "it is there again")
end)

test(function()
  wait "2 min"
  short:disconnects "3 min"
  check(of(short).online == false, "whose connection is cut is not there")
  wait "15 min"
  check(of(short).online == true and #told(short) == 0, "who is back in time was never missed", #told(short))
  check(of(never).accepted == false and #told(never) == 0, "nor was who never came in", #told(never))
end)

local function boots(station_, status)
  station_:calls("BootNotification", station_:version() == "2.0.1" and { reason = "PowerUp", chargingStation = { vendorName = "Neutral", model = "M" } }
    or { chargePointVendor = "Neutral", chargePointModel = "M" }, { status = status })
end

test(function()
  once:told "BootNotification"
  csms:answers(once, "BootNotification", { status = "Rejected", interval = 3600, times = "always" })
  boots(once, "Rejected")
  once:link "cut"
  wait "15 min"
  check(of(once).online == false and #told(once) == 0, "nor is who was sent away", #told(once))
end)

test(function()
  late:told("BootNotification", { status = "Rejected" })
  wait "1 min"
  boots(late, "Accepted")
  local last = of(late).last_seen_ms
  late:link "cut"
  wait "11 min"
  local events = told(late)
  check(#events > 0 and events[1].at_ms - last < 601000, "who was let in and says nothing more is missed", #events, events[1] and events[1].at_ms - last)
end)

-- Its connection stands, but nothing comes over it.
test(function()
  mute:told "BootNotification"
  wait "2 min"
  local due = of(mute).last_seen_ms + 600000
  wait(("%d ms"):format(due - 1 - csms:api("GET", "/api/health").now_ms))
  check(of(mute).online == true and #told(mute) == 0, "a millisecond before two intervals are over it is there")
  wait "1 ms"
  check(of(mute).online == false, "then it is not")
  wait "1 s"
  check(fits(told(mute)[1], { name = "alarm", at_ms = due }), "and somebody is called", #told(mute))
end)
