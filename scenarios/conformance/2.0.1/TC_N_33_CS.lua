-- Without customer, or with two, the request is invalid.
scenario "TC_N_33_CS" {
  conformance = "TC_N_33_CS",
  source = "OCPP 2.0.1 part 6 TC_N_33_CS; part 2 N09.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N33" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = true,
  }, { status = "Invalid" })
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = true, idToken = card "04A1B2C3D46C19",
    customerIdentifier = "Ann",
  }, { status = "Invalid" })
end)
