-- The CSMS that the station moves to shows no certificate of the new root: it goes back to the old CSMS with the old root.
scenario "TC_B_47_CS" {
  conformance = "TC_B_47_CS",
  source = "OCPP 2.0.1 part 6 TC_B_47_CS; part 2 B10.FR.07, M05.FR.15, FR.16",
  needs  = { "csms.command" },
}

local post = station "CP-B47" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

local old = certificate_hash(root_certificate "CSMS")
local new = certificate_hash(root_certificate "new CSMS" .. root_certificate "CSMS")

local taken = one_of("Accepted", "RebootRequired")

local function moves()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = connection("wss://csms.example/new", 2) },
    { status = "Accepted" })
  csms:sets(post, "OCPPCommCtrlr", "NetworkConfigurationPriority", "1,0", taken)
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
end

test(function()
  csms:sets(post, "OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1", taken)
  csms:installs(post, "new CSMS")
  moves()
  post:boots(nil, "10 min")
  post:sends("SecurityEventNotification", { type = "InvalidCsmsCertificate", timestamp = any })
  csms:reads(post, "OCPPCommCtrlr", "ActiveNetworkProfile", "0")
  csms:finds_roots(post, old, new)
end)
