-- error somebody is still busy after 100 days; expected a wait with a limit, or a scenario that ends
scenario "a story of four months" { source = "tried by hand", begins = "2026-03-02 10:00 Europe/Oslo", ocpp = { "1.6" } }
local yard = site "Yard" { bays = 1, at = { 59.9, 10.7 } }
local post = station "X-1" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "T" { energy = "1.00 NOK/kWh", tax = "25 %" }
driver "Ann" { token = "04AA000001" }
  :does(function(me)
    me:park(yard.bay[1])
    me:plug(post)
    me:tap(post)
    wait "120 days"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
