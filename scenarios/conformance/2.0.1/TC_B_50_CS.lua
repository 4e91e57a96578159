-- The station moves to a CSMS whose certificate the new root has signed; the old root is gone then.
scenario "TC_B_50_CS" {
  conformance = "TC_B_50_CS",
  source = "OCPP 2.0.1 part 6 TC_B_50_CS; part 2 B10, M05.FR.13",
  needs  = { "csms.command" },
}

local post = station "CP-B50" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

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
  csms:installs(post, "new CSMS")
  csms:shows "new CSMS"
  moves()
  post:boots(nil, "5 min")
  csms:reads(post, "OCPPCommCtrlr", "ActiveNetworkProfile", "1")
  csms:finds_roots(post, new)
end)
