-- A station with the right name and password is let in; one with a wrong password is not.
scenario "TC_085_CSMS" {
  conformance = "TC_085_CSMS",
  source = "OCTT 1.6 TC_085_CSMS; security whitepaper 2.3",
}

local post = station "CP-S085" { profile = "neutral-ac-22", security = 1 }
local liar = station "CP-085-2" { profile = "neutral-ac-22", security = 1, password = "something else 123", agreed = "0123456789abcdef" }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 1, "it was let in")
  check(not liar:connected(), "the wrong password is refused")
end)
