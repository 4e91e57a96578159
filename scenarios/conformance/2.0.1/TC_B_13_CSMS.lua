-- The operator asks for the whole device model, and the CSMS takes each part of the report.
scenario "TC_B_13_CSMS" {
  conformance = "TC_B_13_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_13_CSMS; 2.0.1 part 2, B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB13" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 17, reportBase = "FullInventory" }, { status = "Accepted" })
  post:hears("GetBaseReport", { requestId = 17, reportBase = "FullInventory" })
  local part
  repeat
    part = post:sends("NotifyReport", { requestId = 17 })
    post:told("NotifyReport")
  until not part or not part.tbc
end)
