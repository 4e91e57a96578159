-- Values of the grid and of each EVSE at three intervals, while nobody charges.
scenario "TC_J_01_CSMS" {
  conformance = "TC_J_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_01_CSMS; 2.0.1 part 2, J01",
  quiet = true,
}

local post = station "CP-J01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  for _, minute in ipairs { "00", "15", "30" } do
    for evse = 0, 1 do
      local at = "2026-03-06T10:" .. minute .. ":00Z"
      post:calls("MeterValues", { evseId = evse, meterValue = { { timestamp = at, sampledValue = { { value = 100,
        context = "Sample.Clock", measurand = "Energy.Active.Import.Register" } } } } }, {})
    end
    wait "15 min"
  end
end)
