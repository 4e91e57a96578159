-- The server speaks no TLS newer than 1.1: the station does not talk to it, and reports that afterwards.
scenario "TC_A_06_CS" {
  conformance = "TC_A_06_CS",
  source = "OCPP 2.0.1 part 6 TC_A_06_CS; part 2 A00.FR.314, FR.316, FR.416, FR.417, FR.419",
  needs  = { "csms.command" },
}

local post = station "CP-A-06" { ocpp = "2.0.1", security = 2 }

test(function()
  post:boots()
  csms:shows("CSMS", "1.1")
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  wait "3 min"
  check(not post:connected(), "it does not talk to that server")
  csms:shows "CSMS"
  post:sends("SecurityEventNotification", { type = "InvalidTLSVersion", timestamp = any }, "10 min")
end)
