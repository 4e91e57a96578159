-- The van frees the cable but carries no lock. The customer is helped and the ticket is closed; for the lock the desk opens it
-- again by itself, sends another van, and closes it when the station, and not only the cable, has been tested and is good.
scenario "the lock comes later" {
  source  = "row C23; a part that is missing when the customer has gone",
  ocpp    = { "1.6", "2.0.1" },
  needs   = { "desk.open", "desk.act", "desk.events", "csms.enrol" },
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
}

local yard = site "Yard" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-DSK-0081" { bay = yard.bay[1] }
account "Ann" { person = "Ann", period = "day" }
tariff "Yard" { energy = "0.45 EUR/kWh", tax = "21 %" }
post:breaks("connector lock", { from = "end of session", remote_unlock = "fails" })

local case ---@type case
local function open_still(what)
  wait "1 min"
  check(case:seen("close").outcome == "cable returned", what .. " closes nothing")
end
technician "Van" { at = yard:away("3 km"), parts = "display" }
local other = technician "Other van" { at = yard:away("20 km"), parts = "connector lock", playbook = function(van, job)
  van:drives_to(job)
  van:act(job, "on_site")
  local answer, _, kind = van:act(job, "needs_part", {})
  check(answer == nil and kind == "malformed input", "which part has to be said", kind)
  van:act(job, "test", { what = "cable", good = true })
  open_still "a test of the cable"
  van:act(job, "test", { good = true })
  open_still "a test of who knows what"
  van:act(job, "test", { what = "station", good = false })
  open_still "a test that fails"
  van:mends(job)
  van:act(job, "repair", { part = "connector lock" })
  van:act(job, "test", { what = "station", good = van:tests(job) })
end }
agents "Desk" { playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L2" })
  agent:act(case, "dispatch")
  agent:ends_contact(case)
  if case:wait_for("returned", "2 h") then
    agent:reply(case, "You have your cable.", { topic = "resolution" })
    agent:close(case, "cable returned")
  end
end }

driver "Ann" { token = "04D5C000810001", cable_worth = "300 EUR" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "20 min"
    me:tap(post)
    check(me:pull_plug() == "locked", "the post keeps her cable")
    case = me:calls_support("the post keeps my cable", { station = post })
    check(case:wait_for("case closed", "2 h"), "she has it back")
    me:leave()
    check(case:wait_for("reopen", "1 h"), "the desk opens it again")
    wait "1 min"
    check(case:seen("dispatch").technician == other.name, "for a van that carries a lock", case:seen("dispatch").technician)
    wait "2 h"
    check(case:seen("repair").part == "connector lock", "it is mended")
    check(case:seen("close").outcome == nil, "and the desk has closed it by itself", case:seen("close").outcome)
    check(case:told("resolution").text:find "tested", "and says why", case:told("resolution").text)
  end)

expect.path    { "contact dispatch eta on_site released test returned close needs_part reopen dispatch eta on_site test+ repair test close",
                 forbidden = { "breach", "called_off" }, max_reopens = 1 }
expect.invoice { sessions = 1 }
