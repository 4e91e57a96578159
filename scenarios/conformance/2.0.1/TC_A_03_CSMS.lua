-- A station with a wrong password is not let in.
scenario "TC_A_03_CSMS" {
  conformance = "TC_A_03_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_03_CSMS; part 2, A00.FR.204",
}

local post = station "CP-A-03" { ocpp = "2.0.1", security = 1 }
local liar = station "CP-A-03-2" { ocpp = "2.0.1", security = 1, password = "something else 123", agreed = "0123456789abcdef" }

test(function()
  wait "1 min"
  check(post:connected(), "the right password is let in")
  check(not liar:connected(), "the wrong one is not")
end)
