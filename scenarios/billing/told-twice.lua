-- A post tells a session that was over an hour ago as a new one, and Dora is billed for both. She says that she charged once:
-- its meter has not moved since, so the bill is given back whole and the right one comes.
scenario "told twice" {
  source = "a driver who is billed twice for one session",
  needs  = { "billing.dispute", "desk.open", "desk.act" },
  ocpp   = { "1.6" },                                        -- where a message has one register
  begins = "2026-03-10 18:00 Europe/Amsterdam",
}

local hall = site "Theatre" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0981" { profile = "neutral-ac-22", bay = hall.bay[1], overrides = { aligned_interval = "15 min" } }
tariff "Evening" { energy = "0.40 EUR/kWh", tax = "21 %" }
agents "Desk" { playbook = "billing" }
account "Dora" { period = "day" }
local small = vehicle "Small car" { battery = "50 kWh", soc = "80 %", target = "100 %", taper = "100 %", ac = "11 kW" }

driver "Dora" { token = "04D09A00000981", email = true, vehicle = small }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    check(me:tap(post) == "Accepted", "the card is taken")
    check(me:wait_charged("3 h"), "the battery is full")
    me:tap(post)
    check(me:pull_plug() == "free", "the cable comes out")
    me:leave()
    local bill = me:wait_bill { kind = "invoice", within = "2 days" }
    if not bill then return end
    check(bill.gross == "9.68", "billed is 2 x 10 kWh x 0.40 EUR, and 21 %", bill.gross)
    local case = me:disputes(bill, "I charged once, and you bill me twice")
    local note = me:wait_bill { kind = "credit_note", within = "1 day" }
    check(note and note.gross == "-9.68", "the bill is given back whole", note and note.gross)
    local right = me:wait_bill { kind = "invoice", within = "1 day" }
    check(right and right.gross == "4.84", "the right one is of one session", right and right.gross)
    check(case:wait_for("case closed", "1 day"), "the case is closed")
  end)

-- What the post tells a second time: the same card, as many kWh, beginning where the meter stands now.
test(function()
  wait_until "2026-03-10 20:00"
  local said = { connectorId = 1, idTag = "04D09A00000981", meterStart = 1260000, timestamp = "2026-03-10T18:00:00Z" }
  local told = post:calls("StartTransaction", said)
  if not told then return end
  post:calls("StopTransaction", { transactionId = told.transactionId, meterStop = 1270000, timestamp = "2026-03-10T18:55:00Z" })
end)

expect.invoice    { sessions = 1, total = "4.84 EUR", credited = "all affected" }
expect.path       { must = { "verify_cdr before credit", "notify" } }
expect.experience { contacts = 1 }
