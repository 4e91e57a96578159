-- TriggerMessage of a message that the station does not have.
scenario "TC_F_27_CS" {
  conformance = "TC_F_27_CS",
  source = "OCPP 2.0.1 part 6 TC_F_27_CS; F06.FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4ED69" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignCombinedCertificate" }, { status = "NotImplemented" })
end)
