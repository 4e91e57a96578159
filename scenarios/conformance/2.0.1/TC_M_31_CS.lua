-- The server still shows what the old root has signed: the new root fails, the old one is the fallback and stays.
scenario "TC_M_31_CS" {
  conformance = "TC_M_31_CS",
  source = "OCPP 2.0.1 part 6 TC_M_31_CS; part 2 M05.FR.12, FR.14",
  needs  = { "csms.command" },
}

local post = station "CP-M31" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

local old = certificate_hash(root_certificate "CSMS")
local new = certificate_hash(root_certificate "new CSMS" .. root_certificate "CSMS")

test(function()
  csms:reads(post, "SecurityCtrlr", "AdditionalRootCertificateCheck", "true")
  csms:installs(post, "new CSMS")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  post:sends("SecurityEventNotification", { type = "InvalidCsmsCertificate", timestamp = any })
  csms:finds_roots(post, old, new)
end)
