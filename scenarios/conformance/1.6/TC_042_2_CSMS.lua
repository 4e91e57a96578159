-- The operator asks for the version of a local list that is still empty.
scenario "TC_042_2_CSMS" {
  conformance = "TC_042_2_CSMS",
  source = "OCTT 1.6 TC_042_2_CSMS; OCPP 1.6 5.10",
  needs  = { "csms.command" },
}

local post = station "CP-1042-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 0 })
  post:hears("GetLocalListVersion")
end)
