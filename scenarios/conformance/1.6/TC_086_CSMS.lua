-- A station that comes over TLS with its password is let in.
scenario "TC_086_CSMS" {
  conformance = "TC_086_CSMS",
  source = "OCTT 1.6 TC_086_CSMS; security whitepaper 2.4",
}

local post = station "CP-S086" { profile = "neutral-ac-22", security = 2 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 2, "it was let in")
end)
