-- TriggerMessage BootNotification after the station was accepted.
scenario "TC_F_26_CS" {
  conformance = "TC_F_26_CS",
  source = "OCPP 2.0.1 part 6 TC_F_26_CS; F06.FR.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E104" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "BootNotification" }, { status = "Rejected" })
  post:silent("BootNotification", "30 s")
end)
