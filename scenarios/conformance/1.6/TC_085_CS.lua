-- The station shows its name and password, and is let in.
scenario "TC_085_CS" {
  conformance = "TC_085_CS",
  source = "OCTT 1.6 TC_085_CS; security whitepaper 2.3",
}

local post = station "CP-085" { profile = "neutral-ac-22", security = 1 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 1, "it was let in")
end)
