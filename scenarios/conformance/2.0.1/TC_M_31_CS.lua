-- The server still shows what the old root has signed: the new root fails, the old one is the fallback and stays.
scenario "TC_M_31_CS" {
  conformance = "TC_M_31_CS",
  source = "OCPP 2.0.1 part 6 TC_M_31_CS; part 2 M05.FR.12, FR.14",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M31" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

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

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "SecurityCtrlr" },
    variable = { name = "AdditionalRootCertificateCheck" } } } }, { getVariableResult = { { attributeValue = "true" } } })
  install("new CSMS", "Accepted")
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "5 min")
  post:told("BootNotification", { status = "Accepted" })
  post:sends("SecurityEventNotification", { type = "InvalidCsmsCertificate", timestamp = any })
  has(old, new)
end)
