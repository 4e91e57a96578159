-- The CSMS that the station moves to shows no certificate of the new root: it goes back to the old CSMS with the old root.
scenario "TC_B_47_CS" {
  conformance = "TC_B_47_CS",
  source = "OCPP 2.0.1 part 6 TC_B_47_CS; part 2 B10.FR.07, M05.FR.15, FR.16",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-B47" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

local function install(authority, status)
  csms:command(post, "InstallCertificate",
    { certificateType = "CSMSRootCertificate", certificate = root_certificate(authority) }, { status = status })
end

-- Those it has are just these authorities'.
local function has(...)
  local answer = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } },
    { status = "Accepted" })
  local chains, wanted = answer and answer.certificateHashDataChain or {}, { ... }
  check(#chains == #wanted, #wanted .. " root certificates of the CSMS")
  for i, hash in ipairs(wanted) do
    check(chains[i] and chains[i].certificateHashData.serialNumber == hash.serialNumber, "number " .. i .. " is the right one")
  end
end

local old = certificate_hash(root_certificate "CSMS")
local new = certificate_hash(root_certificate "new CSMS" .. root_certificate "CSMS")

local function sets(name, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = "OCPPCommCtrlr" }, variable = { name = name },
    attributeValue = value } } }, { setVariableResult = { { attributeStatus = one_of("Accepted", "RebootRequired") } } })
end

local function moves()
  csms:command(post, "SetNetworkProfile", { configurationSlot = 1, connectionData = { ocppVersion = "OCPP20", ocppTransport = "JSON",
    ocppCsmsUrl = "wss://csms.example/new", messageTimeout = 30, securityProfile = 2, ocppInterface = "Wired0" } },
    { status = "Accepted" })
  sets("NetworkConfigurationPriority", "1,0")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
end

local function active(slot)
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "ActiveNetworkProfile" } } } }, { getVariableResult = { { attributeValue = slot } } })
end

test(function()
  sets("NetworkProfileConnectionAttempts", "1")
  install("new CSMS", "Accepted")
  moves()
  post:sends("BootNotification", nil, "10 min")
  post:told("BootNotification", { status = "Accepted" })
  post:sends("SecurityEventNotification", { type = "InvalidCsmsCertificate", timestamp = any })
  active "0"
  has(old, new)
end)
