-- error sampled_data must be some of Energy.Active.Import.Register
-- A measurand that no meter has is no reason to send the register of energy instead.
scenario "a word that no meter has" { begins = "2026-03-06 10:00 UTC", quiet = true }
local post = station "CP-1" { profile = "neutral-ac-22", overrides = { sampled_data = "Voltage,Energy.Activ" } }
test(function() wait "1 min" end)
