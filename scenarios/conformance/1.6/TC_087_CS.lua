-- The station shows its certificate when the server asks for it.
scenario "TC_087_CS" {
  conformance = "TC_087_CS",
  source = "OCTT 1.6 TC_087_CS; security whitepaper 2.5",
}

local post = station "CP-087" { profile = "neutral-ac-22", security = 3 }

test(function()
  post:boots()
  check(post:connected() and post:security_profile() == 3, "it was let in")
end)
