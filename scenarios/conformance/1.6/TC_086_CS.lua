-- The station checks the certificate of the server, and is let in with its password.
scenario "TC_086_CS" {
  conformance = "TC_086_CS",
  source = "OCTT 1.6 TC_086_CS; security whitepaper 2.4",
}

local post = station "CP-086" { profile = "neutral-ac-22", security = 2 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 2, "it was let in")
end)
