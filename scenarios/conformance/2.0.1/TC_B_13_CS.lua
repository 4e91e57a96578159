-- The full report has everything, in numbered parts.
scenario "TC_B_13_CS" {
  conformance = "TC_B_13_CS",
  source = "OCPP 2.0.1 part 6 TC_B_13_CS; part 2 B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B13" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 12, reportBase = "FullInventory" }, { status = "Accepted" })
  local found = post:reports(12, "30 s")
  local names = {}
  for _, item in ipairs(found) do
    local evse = item.component.evse or {}
    local place = item.component.name .. "/" .. (evse.id or 0) .. "/" .. (evse.connectorId or 0)
    local key = place .. "/" .. item.variable.name .. "/" .. (item.variable.instance or "")
    check(not names[key], key .. " is told once")
    names[key] = true
  end
  check(names["ChargingStation/0/0/AvailabilityState/"] and names["EVSE/1/0/AvailabilityState/"], "the station and its EVSE are there")
end)
