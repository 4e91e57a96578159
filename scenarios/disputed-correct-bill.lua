-- The bill looks high and is right. It is checked before anything is said, explained line by line, and stands.
scenario "disputed but correct bill" {
  source  = "seed 000 (reassure them when they are unsure whether the bill is right); rows A12 A13",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-04-21 08:00 Europe/Oslo",
  catches = { "credits-whatever-is-asked", "tells-another-energy" },
}

local street = site "Main street" { bays = 2, at = { 59.92, 10.70 } }
local post = station "NO-EXA-0052" { profile = "neutral-ac-22", bay = street.bay[1] }
agents "First line" { count = 1, shift = "07:00-22:00", playbook = "billing" }
tariff "Street" { energy = "4.20 NOK/kWh", time = "12.00 NOK/h", idle = "1.00 NOK/min after 15 min", tax = "25 %" }
account "Tor" { person = "Tor", period = "day" }

driver "Tor" { token = "04704000013E61", account = "Tor", phone = true, email = true, patience = "10 min" }
  :does(function(me)
    me:park(street.bay[1])
    me:plug(post)
    me:tap(post)
    wait "5 h"                                              -- longer than the battery needs
    me:tap(post)
    me:pull_plug()
    me:leave()
    local bill = me:wait_bill { within = "2 days" }
    if can "billing.invoices" then check(bill, "a bill comes") end
    if bill then
      wait "9 h"                                            -- over breakfast
      local case = me:disputes(bill, "this cannot be right, I charged for two hours at most")
      check(case:wait_for("case closed", "2 days"), "the case is closed")
      check(case:told("explanation") ~= nil, "Tor is told how the sum comes about")
    end
  end)

expect.path       { model = "contact identify (accept | verify_cdr (uphold explain? | credit reissue? notify)) close",
                    must = { "verify_cdr before uphold" }, forbidden = { "credit" } }
expect.invoice    { sessions = 1, credited = "none" }
