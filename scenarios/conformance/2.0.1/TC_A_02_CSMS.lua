-- A station that calls itself something else than its id is not let in, whatever its password.
scenario "TC_A_02_CSMS" {
  conformance = "TC_A_02_CSMS",
  source = "OCPP 2.0.1 part 6 TC_A_02_CSMS; part 2 A00.FR.204",
}

local post = station "CP-A-02" { ocpp = "2.0.1", security = 1 }
local liar = station "CP-A-02-2" { ocpp = "2.0.1", security = 1, password = "0123456789abcdef", user = "CP-A-02-2Invalid" }
local honest = station "CP-A-02-3" { ocpp = "2.0.1", security = 1, password = "0123456789abcdef", user = "CP-A-02-3" }

test(function()
  wait "1 min"
  check(post:connected() and honest:connected(), "who gives its own id is let in")
  check(not liar:connected(), "who gives another one is not")
end)
