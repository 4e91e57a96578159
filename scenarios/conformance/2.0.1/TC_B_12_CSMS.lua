-- The operator asks for the configuration of the station, and the CSMS takes each part of the report.
scenario "TC_B_12_CSMS" {
  conformance = "TC_B_12_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_12_CSMS; 2.0.1 part 2, B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB12" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 17, reportBase = "ConfigurationInventory" },
    { status = "Accepted" })
  post:hears("GetBaseReport", { requestId = 17, reportBase = "ConfigurationInventory" })
  local part
  repeat
    part = post:sends("NotifyReport", { requestId = 17 })
    post:told("NotifyReport")
  until not part or not part.tbc
end)
