-- Reset on idle while nobody charges: at once.
scenario "TC_B_20_CS" {
  conformance = "TC_B_20_CS",
  source = "OCPP 2.0.1 part 6 TC_B_20_CS; B11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
