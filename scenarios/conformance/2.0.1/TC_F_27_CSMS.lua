-- The operator triggers what the station does not implement.
scenario "TC_F_27_CSMS" {
  conformance = "TC_F_27_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_27_CSMS; 2.0.1 part 2, F06.FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F27" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("TriggerMessage", { answers = true, replace = { status = "NotImplemented" } })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "NotImplemented" })
  post:hears("TriggerMessage", { requestedMessage = "SignV2GCertificate" })
end)
