-- A lower security profile is refused.
scenario "TC_084_CS" {
  conformance = "TC_084_CS",
  source = "OCTT 1.6 TC_084_CS; security whitepaper 2.5",
  needs  = { "csms.command" },
}

local post = station "CP-084" { profile = "neutral-ac-22", security = 2 }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "SecurityProfile", value = "1" }, { status = "Rejected" })
  csms:command(post, "ChangeConfiguration", { key = "SecurityProfile", value = "0" }, { status = "Rejected" })
  wait "1 min"
  check(post:connected() and post:security_profile() == 2, "nothing has changed")
end)
