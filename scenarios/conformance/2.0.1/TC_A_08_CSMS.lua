-- A station with a certificate that the CPO's root did not sign is not let in.
scenario "TC_A_08_CSMS" {
  conformance = "TC_A_08_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_08_CSMS; part 2, A00.FR.405",
}

local post = station "CP-A-08" { ocpp = "2.0.1", security = 3 }
local forged = station "CP-A-08-2" { ocpp = "2.0.1", security = 3, certificate = "stranger" }

test(function()
  wait "1 min"
  check(post:connected(), "the right certificate is let in")
  check(not forged:connected(), "that of a stranger is not")
end)
