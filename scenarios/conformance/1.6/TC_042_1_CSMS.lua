-- The operator asks a station without a local list for its version, and is told that there is none.
scenario "TC_042_1_CSMS" {
  conformance = "TC_042_1_CSMS",
  source = "OCTT 1.6 TC_042_1_CSMS; OCPP 1.6 5.10",
  needs  = { "csms.command" },
}

local post = station "CP-1042-1" { profile = "neutral-ac-22", overrides = { local_list = false } }

test(function()
  csms:command(post, "GetLocalListVersion", {}, { listVersion = -1 })
  post:hears("GetLocalListVersion")
end)
