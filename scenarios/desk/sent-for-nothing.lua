-- Vans that are sent for nothing. One will not start; one turns back because the post works again; one is held up so long that
-- its shift is over, and another goes; one is there and needs a hand. Each time who waits hears of it, and nobody is sent twice.
scenario "sent for nothing" {
  source  = "row C15; vans that are called off, refuse, are held up, or are not enough",
  needs   = { "desk.open", "desk.act", "desk.events" },
  begins  = "2026-03-06 09:00 Europe/Amsterdam",
}

local yard, mill = site "Yard" { bays = 6, at = { 52.09, 5.12 } }, site "Mill" { bays = 6, at = { 52.36, 5.12 } }
local post = many("NL-DSK-007%d", 6, function(id, i) return station(id) { bay = (i == 4 and mill or yard).bay[i] } end)
local cold = true
local function mends(van, job)
  if cold and van.name == "Van 1" then
    cold = false
    return                                                  -- it will not start: the desk hears that it is free
  end
  local how, _, why = van:drives_to(job)
  while how == "held up" do
    van:act(job, "late", { due_ms = van:arrival(job) + 5 * 60 * 1000, why = why })
    how, _, why = van:drives_to(job)
  end
  if how == "called off" then return end
  van:act(job, "on_site")
  van:mends(job)
  van:act(job, "repair", { part = "display" })
  van:tests(job)
  van:act(job, "test", { what = "station", good = true })
end
local one = technician "Van 1" { at = yard:away("10 km"), shift = "08:00-17:00", parts = "display", playbook = mends }
local two = technician "Van 2" { at = mill:away("40 km"), parts = "display, modem", playbook = mends }
local three = technician "Van 3" { at = yard:away("20 km"), shift = "17:30-23:00", parts = "modem" }
tariff "All" { energy = "0.45 EUR/kWh", tax = "21 %" }

local function refused(kind, answer, why, what)
  check(answer == nil and what == kind, "the desk refuses: " .. kind, what)
  return why or ""
end

---@type table<number, function>
local steps = {
  function(agent, case)                                     -- the van will not start: another hour, another try
    local sent = agent:act(case, "dispatch", { parts = "display" })
    check(sent.technician == one.name, "the nearer van is sent", sent.technician)
    check(case:wait_for("note", "10 min"), "the desk notes that nobody is under way")
    sent = agent:act(case, "dispatch", { parts = "display" })
    check(sent.technician == one.name, "it starts now", sent.technician)
    local why = refused("not possible in the present state", agent:act(case, "dispatch"))
    check(why:find "on the way", "one is enough", why)
  end,
  function(agent, case)                                     -- the other is far off, and the post works again meanwhile
    local sent = agent:act(case, "dispatch")
    check(sent.technician == two.name, "the other one is sent", sent.technician)
    agent:reply(case, "Somebody comes.", { topic = "progress" })
    wait "15 min"
    agent:reply(case, "It works again.", { topic = "resolution" })
    agent:close(case, "works again")
    check(case:wait_for("called_off", "1 min") and case:seen("called_off").technician == two.name, "it turns back")
  end,
  function(agent, case)                                     -- nobody is to be had, until that one turns back
    check(not agent:act(case, "dispatch").technician, "nobody is to be had")
    check(case:wait_for("note", "1 min"), "the desk writes that down")
    check(case:wait_for("dispatch", "16 min") and case:seen("dispatch").technician == two.name, "who turned back is sent")
  end,
  function(agent, case)                                     -- held up until after its shift: another is there sooner
    one:delayed("7 h", { after = "5 min", why = "the bridge is closed" })
    local sent = agent:act(case, "dispatch", { parts = "display" })
    check(sent.technician == one.name, "the nearer van is sent", sent.technician)
    check(case:wait_for("called_off", "10 min") and case:seen("called_off").technician == one.name, "it is called off")
    check(case:wait_for("dispatch") and case:seen("dispatch").technician == two.name, "another goes")
    check(case:seen("dispatch").parts == "display", "with the same parts")
    check(case:told("eta").text:find(two.name), "and who waits is told", case:told("eta").text)
  end,
  function(agent, case)                                     -- held up after its shift: nobody would be there sooner
    one:delayed("40 min", { after = "2 min", why = "a flat tyre" })
    local sent = agent:act(case, "dispatch", { parts = "display" })
    check(sent.technician == one.name, "the nearer van is sent", sent.technician)
    check(case:wait_for("a new arrival time", "10 min"), "who waits hears of it")
    check(case:told("eta").reason == "a flat tyre", "and why", case:told("eta").reason)
    check(case:seen("dispatch").technician == one.name, "the same van comes")
  end,
  function(agent, case)                                     -- who is there needs a hand, and does without
    local sent = agent:act(case, "dispatch", { parts = "display" })
    check(sent.technician == two.name, "only one is on shift and carries it", sent.technician)
    check(case:wait_for("on_site", "2 h"), "they are there")
    sent = agent:act(case, "dispatch", { parts = "modem" })
    check(sent.technician == three.name, "another is sent", sent.technician)
  end,
}
agents "Desk" { count = 4, sla = { L3 = { on_site = "110 min" } }, playbook = function(agent, case)
  agent:opens(case, { station = case.station, grade = "L3" })
  steps[tonumber(case.words:match "%d") or 0](agent, case)
  agent:reply(case, "We are on it.", { topic = "progress" })
  agent:ends_contact(case)
  if not case:seen "close" and case:wait_for("test", "12 h") then
    agent:reply(case, "It is mended.", { topic = "resolution" })
    agent:close(case, "repaired on site")
  end
end }

local function reports(i, at)
  post[i]:breaks("display")
  driver("Driver " .. i) { token = ("04D5C0007%dAF33"):format(i), vehicle = false }:does(function(me)
    wait_until(at)
    local case = me:calls_support("dark, number " .. i, { station = post[i] })
    check(case:wait_for("case closed", "12 h"), "it is mended")
  end)
end
for i, at in ipairs { "09:01", "09:04", "09:10", "12:30", "16:30", "18:00" } do reports(i, at) end

expect.path { "contact (dispatch eta+)* on_site? (dispatch eta)? repair? test? close", forbidden = { "breach" } }
expect.sla  { promises = "kept, or renewed before they break" }
