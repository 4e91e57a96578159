-- A root certificate that has expired is refused, and so is what is none.
scenario "TC_M_07_CS" {
  conformance = "TC_M_07_CS",
  source = "OCPP 2.0.1 part 6 TC_M_07_CS; part 2 M05.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

-- An authority of 2020.
local expired = [[
-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIBATAKBggqhkjOPQQDAjAyMREwDwYDVQQKDAhUZXN0IENQ
TzEdMBsGA1UEAwwURXhwaXJlZCBDU01TIFJvb3QgQ0EwHhcNMjAwMTAxMDAwMDAw
WhcNMjEwMTAxMDAwMDAwWjAyMREwDwYDVQQKDAhUZXN0IENQTzEdMBsGA1UEAwwU
RXhwaXJlZCBDU01TIFJvb3QgQ0EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARw
UtkI8iCtarUSfwBYhcAt+rEc3fL1Jg+303ViCw4FraAswVjDFPez8/aIalyvDBKl
KhGeAJCtaOIO6bHmLpDNo0IwQDAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQE
AwIBBjAdBgNVHQ4EFgQUyi7zQ/UC3QKCxyBWJzdtyAhMBnswCgYIKoZIzj0EAwID
SAAwRQIhAJQcdBW1D5POY7xOnt8n3fHi9U0ax1/yH9oNU61ZwEqnAiBHstmVywqM
P64tp5CbH14RVuinZpjcc9WQKlSQsdpKPA==
-----END CERTIFICATE-----
]]
local post = station "CP-M-07" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  for _, certificate in ipairs { expired, "no certificate", firmware_signature("x").signingCertificate } do
    csms:command(post, "InstallCertificate", { certificateType = "CSMSRootCertificate", certificate = certificate },
      { status = "Rejected" })
  end
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "CSMSRootCertificate",
      certificateHashData = certificate_hash(root_certificate "CSMS") } } })
end)
