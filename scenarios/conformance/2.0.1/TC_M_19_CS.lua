-- Where there is none of that kind, none is found.
scenario "TC_M_19_CS" {
  conformance = "TC_M_19_CS",
  source = "OCPP 2.0.1 part 6 TC_M_19_CS; part 2 M03.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-19" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "MORootCertificate" } },
    { status = "NotFound", certificateHashDataChain = null })
end)
