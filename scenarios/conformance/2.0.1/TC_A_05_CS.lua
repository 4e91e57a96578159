-- The station does not talk to a server whose certificate it cannot believe, and reports it afterwards.
scenario "TC_A_05_CS" {
  conformance = "TC_A_05_CS",
  source = "OCPP 2.0.1 part 6, TC_A_05_CS; part 2, A00.FR.309, A04",
}

local post = station "CP-A-05" { ocpp = "2.0.1", security = 2 }

test(function()
  post:link "bad certificate"
  wait "2 min"
  check(not post:connected(), "it does not talk to that server")
  post:link_mends()
  post:connects "10 min"
  post:sends("SecurityEventNotification", { type = "InvalidCsmsCertificate", timestamp = any })
end)
