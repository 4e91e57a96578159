-- Ninety-five years old, no smartphone: he holds his tag against the charger, walks back to his flat and phones.
-- At the end of the month a bill comes by post.
scenario "paper invoice at 95" {
  source  = "seed 000 (the 95-year-old customer); rows A07 A10",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-27 10:00 Europe/Oslo",
  catches = { "emails-paper-customer", "sends-bills-elsewhere" },
}

local home = site "Retirement home" { bays = 2, at = { 60.39, 5.32 } }
local post = station "NO-EXA-0041" { profile = "neutral-ac-22", bay = home.bay[1] }
agents "First line" { count = 1, shift = "07:00-22:00", playbook = "tag-by-phone" }
tariff "Home" { energy = "2.20 NOK/kWh", tax = "25 %" }
account "Olav" { person = "Olav", delivery = "paper", address = "Strandgaten 1, Bergen", period = "month" }

driver "Olav" { token = "0401AF0095588D", account = "Olav", known = false, phone = true, patience = "15 min", mood = "patient" }
  :does(function(me)
    me:park(home.bay[1])
    me:plug(post)
    local first = me:tap(post)
    if can "csms.enrol" then check(first ~= "Accepted", "a tag that nobody knows is refused") end
    wait "6 min"                                            -- back to the flat
    local case = me:calls_support("I have been given a tag, what do I do now?", { about = "access", station = post })
    wait "20 min"
    local outcome = me:tap(post)
    if can "csms.enrol" and can "desk.act" then
      check(case:seen("assign") ~= nil, "the tag is assigned during the call")
      check(outcome == "Accepted", "the tag works")
    end
    wait "3 h"
    me:tap(post)
    me:pull_plug()
    me:leave()
    local bill = me:wait_bill { within = "10 days" }
    if can "billing.invoices" then check(bill and bill.delivery == "paper", "the bill comes by post") end
  end)

expect.path       "contact identify match confirm_identity assign confirm_charge close"
expect.sla        { answer = "30 s", first_reply = "10 min" }
expect.invoice    { sessions = 1, delivery = "paper" }
expect.experience { contacts = 1, tag = { token = "0401AF0095588D", account = "Olav" } }
