-- At three in the morning only one agent is awake. A call, and an e-mail by somebody who does not phone: both are
-- answered, the call first.
scenario "dead of night" {
  source  = "seed 000 (always on the other end of the line); seed 002 (a hotline of 24 hours); rows A30 A31 C01",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-02-10 02:30 Europe/Oslo",
  catches = { "replies-late", "closes-without-answer" },
}

local road = site "Mountain road" { bays = 2, at = { 60.60, 7.50 } }
local post = station "NO-EXA-0071" { profile = "neutral-ac-22", bay = road.bay[1] }
agents "Day line"   { count = 3, shift = "07:00-22:00", playbook = "no-start" }
agents "Night line" { count = 1, shift = "22:00-07:00", playbook = "no-start" }
tariff "Road" { energy = "4.90 NOK/kWh", tax = "25 %" }
account "Caller" { person = "Caller", period = "day" }
account "Writer" { person = "Writer", period = "day" }
token "04EEEE00024225" { account = "Writer", status = "Expired" }

driver "Caller" { token = "04EEEE00014225", known = false, phone = true, patience = "5 min" }
  :does(function(me)
    wait "10 min"
    me:park(road.bay[1])
    me:plug(post)
    me:tap(post)
    local case = me:calls_support("the post refuses my card, and it is cold", { about = "access" })
    check(case:answered(), "somebody answers at night")
    local told = case:told("reason")
    if can "desk.reply" then check(told and told.reason == "Unknown", "the caller is told why") end
    me:pull_plug()
    me:leave()
  end)

driver "Writer" { token = "04EEEE00024225", account = "Writer", phone = false, email = true }
  :does(function(me)
    wait "25 min"
    me:park(road.bay[1])
    me:plug(post)
    me:tap(post)
    local case = me:writes_email("my card is refused at the mountain road", { about = "access", station = post })
    local told = case:wait_for("told reason", "2 h")
    if can "desk.reply" then check(told, "the e-mail is answered, too") end
    me:pull_plug()
    me:leave()
  end)

expect.path    { model = "contact identify triage refuse close", forbidden = { "dispatch" } }
expect.sla     { answer = "60 s", first_reply = "15 min" }
expect.invoice { nothing = true }
