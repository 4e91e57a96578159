-- A start from afar at connector 0 is rejected: nobody plugs into the station as a whole.
scenario "TC_027_CS" {
  conformance = "TC_027_CS",
  source = "OCTT 1.6 TC_027_CS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-027" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D440B8" }

test(function()
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D440B8", connectorId = 0 }, { status = "Rejected" })
  post:silent("StartTransaction", "30 s")
end)
