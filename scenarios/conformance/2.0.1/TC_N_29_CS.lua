-- A request that names no customer, or two, cannot be processed: it is invalid.
scenario "TC_N_29_CS" {
  conformance = "TC_N_29_CS",
  source = "OCPP 2.0.1 part 6 TC_N_29_CS; part 2 N09.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N29" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CustomerInformation", { requestId = 41, report = true, clear = false }, { status = "Invalid" })
  csms:command(post, "CustomerInformation", { requestId = 42, report = true, clear = false, customerIdentifier = "Ann",
    idToken = card "04A1B2C3D46B41" }, { status = "Invalid" })
  wait "30 s"
  post:has_not_sent "NotifyCustomerInformation"
end)
