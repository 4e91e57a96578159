-- The CSMS takes a hard-wired notification.
scenario "TC_N_21_CSMS" {
  conformance = "TC_N_21_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_21_CSMS; part 2 N07",
  quiet = true,
}

local post = station "CP-SN21" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:breaks("ground", {})
  post:tells("NotifyEvent", { eventData = some { eventNotificationType = "HardWiredNotification" } })
end)
