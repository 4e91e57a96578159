-- A station with the CPO's certificate is let in; one with that of a stranger is not.
scenario "TC_087_CSMS" {
  conformance = "TC_087_CSMS",
  source = "OCTT 1.6 TC_087_CSMS; security whitepaper 2.5",
}

local post = station "CP-S087" { profile = "neutral-ac-22", security = 3 }
local forged = station "CP-087-2" { profile = "neutral-ac-22", security = 3, certificate = "stranger" }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 3, "it was let in")
  check(not forged:connected(), "the certificate of a stranger is refused")
end)
