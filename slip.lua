scenario "slip" { begins = "2026-03-02 09:00 UTC" }
local yard = site "Yard" { bays = 2 }
local post = station "Y-1" { bay = yard.bay[1] }
tariff "Yard" { energy = "1.00 EUR/kWh" }
agents "Desk" {}
driver "Ann" { email = true }:does(function(me) me:writes_email("hello", { station = "X" }) end)
