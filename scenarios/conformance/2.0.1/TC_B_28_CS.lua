-- A reset of one EVSE, where the station cannot reset one alone.
scenario "TC_B_28_CS" {
  conformance = "TC_B_28_CS",
  source = "OCPP 2.0.1 part 6 TC_B_28_CS; B11.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-28" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { evse_reset = false } }

test(function()
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = "Rejected" })
  post:silent("BootNotification", "2 min")
end)
