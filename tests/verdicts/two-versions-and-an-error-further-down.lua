-- error expect.invoice { } expects nothing
scenario "of two versions, and does not load" { begins = "2026-03-06 18:30 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
expect.invoice { }
