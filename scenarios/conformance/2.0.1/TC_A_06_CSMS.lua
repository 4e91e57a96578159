-- A station that speaks no TLS newer than 1.1 is not let in; one with 1.2 is.
scenario "TC_A_06_CSMS" {
  conformance = "TC_A_06_CSMS",
  source = "OCPP 2.0.1 part 6 TC_A_06_CSMS; part 2 A00.FR.314, FR.315, FR.416 to FR.418",
}

local old = station "CP-SA-06" { ocpp = "2.0.1", security = 2, tls = "1.1" }
local post = station "CP-A-06-2" { ocpp = "2.0.1", security = 2, tls = "1.2" }

test(function()
  post:boots()
  wait "2 min"
  check(post:connected(), "TLS 1.2 is spoken")
  check(not old:connected(), "TLS 1.1 is not")
end)
