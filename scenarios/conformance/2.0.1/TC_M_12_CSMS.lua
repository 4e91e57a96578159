-- The CSMS asks for the root of the CSMS, and takes the hashes of each algorithm.
scenario "TC_M_12_CSMS" {
  conformance = "TC_M_12_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_12_CSMS; part 2 M03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SM-12" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  for _, algorithm in ipairs { "SHA256", "SHA384", "SHA512" } do
    post:tampers("GetInstalledCertificateIds", { answers = true,
      replace = { ["certificateHashDataChain[1].certificateHashData.hashAlgorithm"] = algorithm } })
    csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } }, { status = "Accepted",
      certificateHashDataChain = { { certificateType = "CSMSRootCertificate",
        certificateHashData = { hashAlgorithm = algorithm } } } })
    post:hears("GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } })
  end
end)
