-- The reference stack is stopped and started again in the middle of a day: what was under way goes on, what was due is still
-- due, what was on its way to a station is not, and nobody is called twice for one trouble.
scenario "the reference stack is restarted" {
  source = "harness/refstack/stack/openapi.json: restart; RFC 6455 7.4.1 (1012)",
  needs  = { "csms.api", "csms.enrol" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local yard  = site "Yard" { bays = 1 }
local post  = station "CP-RS1" { bay = yard.bay[1] }
local quiet = station "CP-RS2" {}
local gone  = station "CP-RS3" {}
local out   = station "CP-RS4" {}
csms:answers(out, "BootNotification", { status = "Rejected", interval = 86400 })
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
local ann = driver "Ann" { token = "04A1B2C3D4FA01" }

local begin = 1772791200000

local function of(station_) return csms:api("GET", "/api/csms/sessions?station=" .. station_.name).stations[1] or {} end

local function session() return (csms:api("GET", "/api/csms/sessions?station=" .. post.name).sessions or {})[1] or {} end

local function opens(who)
  return csms:api("POST", "/api/desk/tickets", { channel = "email", requester = who, words = "it is dark", category = "fault", grade = "L3" }).id
end

local function clocks(id)
  local found = {}
  for _, c in ipairs(csms:api("GET", "/api/desk/tickets/" .. id).clocks or {}) do found[c.clock] = c end
  return found
end

-- what the desk told of a ticket under this name, or of the station that it is about
local function told(name, about)
  local list, of_station = {}, {}
  for _, e in ipairs(csms:api("GET", "/api/desk/events?since=0").events or {}) do
    if e.data and e.data.station == about then of_station[e.ticket] = true end
    if e.name == name and (e.ticket == about or of_station[e.ticket]) then list[#list + 1] = e end
  end
  return list
end

test(function()
  post:told "BootNotification"
  csms:api("PUT", "/api/desk/sla", { grades = { L3 = { first_reply_ms = 1500000, on_site_ms = 7200000 } } })
  local bob = opens "Bob"
  csms:api("POST", "/api/desk/tickets/" .. bob .. "/acts", { action = "promise", by = "Ben", role = "agent",
    args = { topic = "call_back", due_ms = begin + 1800000, text = "You will hear from us again by 10:30." } })
  gone:link "cut"
  ann:starts(post)
  wait "13 min"
  check(#told("alarm", gone.name) == 1, "one station is gone already", #told("alarm", gone.name))
  local other = post:version() == "1.6" and "2.0.1" or "1.6"
  csms:api("POST", "/api/csms/stations", { station = post.name, protocol = ("ocpp%s, ocpp%s"):format(other, post:version()), site = "Yard" })
  post:tampers("GetLocalListVersion", { answers = true, lost = true })
  local command = csms:api("POST", "/api/csms/commands", { station = post.name, action = "GetLocalListVersion", args = {} }).command or 0
  wait "2 s"
  local last, long_ago = of(post).last_seen_ms, of(gone).last_seen_ms
  quiet:link "cut"
  csms:answers(post, "Heartbeat", { silent = true, times = "always" })
  local _, status = csms:api("POST", "/api/restart")
  check(status == 202, "it will restart", status)
  wait "1 s"
  local at = csms:api("GET", "/api/health").now_ms - 1000
  local fate = csms:api("GET", "/api/csms/commands/" .. command)
  check(fits(fate, { state = "offline", error = "the stack was restarted", answer = absent }) and fate.done_ms == fate.sent_ms,
    "what was on its way to a station is offline", fate.state, fate.error)
  check(of(post).online == false and of(post).last_seen_ms == last, "whose last word is known", of(post).last_seen_ms, last)
  check(of(gone).last_seen_ms == long_ago, "and that of one that was gone before", of(gone).last_seen_ms, long_ago)
  check(of(post).accepted == true and of(out).accepted == false, "and whether it was let in")
  check(of(post).ocpp == other, "until it comes back it is thought to speak what it was provisioned with first", of(post).ocpp)
  post:connects "10 min"
  check(of(post).ocpp == post:version(), "then what it speaks", of(post).ocpp)
  post:calls("Heartbeat", {}, { currentTime = any })
  check(of(post).online == true, "what was scripted is forgotten, what came back is there")
  check(fits(session(), { state = "active", token = "04A1B2C3D4FA01", wh = any }), "a session goes on", session().state)
  fate = csms:api("POST", "/api/csms/commands", { station = post.name, action = "GetLocalListVersion", args = {} }).command or 0
  check(fate == command + 1, "commands are counted on", fate)
  wait "5 s"
  check(csms:api("GET", "/api/csms/commands/" .. fate).state == "answered", "and answered")
  check(clocks(opens "Cleo").on_site.target_ms == 7200000, "service levels are as they were agreed")
  wait(("%d ms"):format(at + 598000 - csms:api("GET", "/api/health").now_ms))
  check(#told("alarm", quiet.name) == 0, "before two intervals are over nobody is called", #told("alarm", quiet.name))
  wait "5 s"
  local alarms = told("alarm", quiet.name)
  check(#alarms == 1 and alarms[1].at_ms >= at + 600000 and alarms[1].at_ms < at + 601000, "for who does not come back", #alarms, alarms[1] and alarms[1].at_ms - at)
  check(#told("alarm", gone.name) == 1 and #told("alarm", out.name) == 0, "nobody is called twice, or for who was never let in", #told("alarm", gone.name))
  ann:tap(post)
  wait "1 min"
  check(fits(session(), { state = "done", wh = any }) and session().wh > 4000, "and ends with all that it has taken", session().state, session().wh)
  ann:drives_off()
  quiet:link_mends()
  gone:link_mends()
  wait "5 min"
  local near = told("escalate", bob)
  check(#near == 1 and near[1].data.promise and near[1].at_ms == begin + 1680000, "what was promised before is about to break in its time", #near)
  csms:api("POST", "/api/desk/tickets/" .. bob .. "/replies", { by = "Ben", text = "It is bright again.", topic = "call_back" })
  check(#told("promise_kept", bob) == 1, "and is kept", #told("promise_kept", bob))
end)

expect.invoice { sessions = 1 }
