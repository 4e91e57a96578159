-- The CSMS triggers a new boot of a station that it holds at Pending, and accepts it.
scenario "TC_B_31_CSMS" {
  conformance = "TC_B_31_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_31_CSMS; 2.0.1 part 2, B02, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B31" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 300 })

test(function()
  post:told("BootNotification", { status = "Pending" })
  csms:command(post, "TriggerMessage", { requestedMessage = "BootNotification" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "BootNotification" })
  post:boots({ reason = "Triggered" })
end)
