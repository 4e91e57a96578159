scenario "slip" { begins = "2026-03-02 09:00 UTC" }
local yard = site "Yard" { bays = 2 }
local post = station "Y-1" { bay = yard.bay[1] }
tariff "Yard" { energy = "1.00 EUR/kWh" }
for n, bay in ipairs(yard.bay) do note(n .. ": " .. bay.name) end
agents "Desk" {}
driver "Ann" { token = "04AA01" }:does(function(me) me:calls_support("hello", { about = "other" }) end)
