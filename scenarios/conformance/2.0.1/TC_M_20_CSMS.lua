-- The CSMS deletes a root certificate by the hash data that the station gave, of each algorithm.
scenario "TC_M_20_CSMS" {
  conformance = "TC_M_20_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_20_CSMS; part 2 M04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SM-20" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  local asked = { certificateType = { "CSMSRootCertificate" } }
  for _, algorithm in ipairs { "SHA256", "SHA384", "SHA512" } do
    csms:installs(post, "CSMS")
    post:tampers("GetInstalledCertificateIds", { answers = true,
      replace = { ["certificateHashDataChain[1].certificateHashData.hashAlgorithm"] = algorithm } })
    local list = csms:command(post, "GetInstalledCertificateIds", asked, { status = "Accepted" }).certificateHashDataChain
    local hash = list[1].certificateHashData
    check(hash.hashAlgorithm == algorithm, "hashed with " .. algorithm)
    -- Ours knows one algorithm: of the others it says what it would if it knew them.
    post:tampers("DeleteCertificate", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
    csms:command(post, "DeleteCertificate", { certificateHashData = hash }, { status = "Accepted" })
    post:hears("DeleteCertificate", { certificateHashData = hash })
  end
end)
