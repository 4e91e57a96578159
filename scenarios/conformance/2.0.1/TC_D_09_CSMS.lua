-- The operator asks for the version of a local list that is not there.
scenario "TC_D_09_CSMS" {
  conformance = "TC_D_09_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_09_CSMS; 2.0.1 part 2, D02.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 0 })
  post:hears("GetLocalListVersion", {})
end)
