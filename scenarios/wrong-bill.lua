-- For a day the meter of one station adds 90 kWh to whatever it closes. Five people charge there, two complain, and
-- all five must be put right.
scenario "wrong bill" {
  source  = "seed 000 (a hiccup in the data: refund, credit the invoice); rows A14 A15",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-04-22 06:00 Europe/Oslo",
  catches = { "credits-only-complainants", "credits-in-another-currency",
              "credits-another-account", "credits-a-cent-short", "credits-twice", "upholds-every-bill" },
}

local street = site "Main street" { bays = 2, at = { 59.92, 10.70 } }
local post = station "NO-EXA-0051" { profile = "neutral-ac-22", bay = street.bay[1],
                                      overrides = { max_power = "90 kW" } }  -- so that nothing looks impossible
agents "First line" { count = 1, shift = "07:00-22:00", playbook = "billing" }
tariff "Street" { energy = "4.20 NOK/kWh", tax = "25 %" }

post:breaks("meter", { from = "06:00", until_ = "23:30", adds = "90 kWh" })

local people = { "Anne", "Bent", "Cato", "Dina", "Even" }
for i, name in ipairs(people) do
  account(name) { person = name, period = "day" }
  driver(name) { token = ("04F1000%03d3137"):format(i), account = name, phone = true, email = true }
    :does(function(me)
      wait(((i - 1) * 150 + 10) .. " min")
      me:park(street.bay[1])
      me:plug(post)
      me:tap(post)
      wait "90 min"
      me:tap(post)
      me:pull_plug()
      me:leave()
      local bill = me:wait_bill { kind = "invoice", within = "2 days" }
      if can "billing.invoices" then check(bill, name .. " gets a bill") end
      if bill and (name == "Bent" or name == "Dina") then
        wait "9 h"                                          -- over breakfast
        local case = me:disputes(bill, "my battery does not even hold that much")
        check(case:wait_for("case closed", "1 days"), "the case is closed")
      end
      local credit = bill and me:wait_bill { kind = "credit_note", within = "2 days" }
      if can "billing.dispute" then check(credit, name .. " gets a credit note") end
    end)
end

expect.path    { model = "contact identify verify_cdr (uphold explain? | credit reissue? notify) close",
                 must = { "verify_cdr before credit" } }
expect.invoice { sessions = 5, credited = "all affected" }
