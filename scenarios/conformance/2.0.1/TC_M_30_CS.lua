-- A new root that the old one has signed is believed at the next connection, and the old one is gone.
scenario "TC_M_30_CS" {
  conformance = "TC_M_30_CS",
  source = "OCPP 2.0.1 part 6 TC_M_30_CS; part 2 M05.FR.12, FR.13",
  needs  = { "csms.command" },
}

local post = station "CP-M30" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

local old = certificate_hash(root_certificate "CSMS")
local new = certificate_hash(root_certificate "new CSMS" .. root_certificate "CSMS")

test(function()
  csms:reads(post, "SecurityCtrlr", "AdditionalRootCertificateCheck", "true")
  csms:installs(post, "new CSMS")
  csms:finds_roots(post, old, new)
  csms:shows "new CSMS"
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:boots(nil, "5 min")
  csms:finds_roots(post, new)
  csms:shows "CSMS"
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  wait "3 min"
  check(not post:connected(), "who shows what the old root signed is not believed any more")
end)
