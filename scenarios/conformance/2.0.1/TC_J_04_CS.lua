-- Values of the clock in the end of a transaction, signed by the meter.
scenario "TC_J_04_CS" {
  conformance = "TC_J_04_CS",
  source = "OCPP 2.0.1 part 6 TC_J_04_CS; J01.FR.21",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-04" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { signs_readings = true, aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D433E8" }

local function signed(sampled)
  local seal = sampled.signedMeterValue or {}
  return seal.signingMethod == "ECDSA-secp256r1-SHA256" and seal.encodingMethod == "OCMF" and #seal.signedMeterData > 100
end

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component }, variable = { name = variable },
    attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AlignedDataCtrlr", "TxEndedInterval", "300")
  set("AlignedDataCtrlr", "TxEndedMeasurands", "Energy.Active.Import.Register")
  set("AlignedDataCtrlr", "SignReadings", "true")
  set("OCPPCommCtrlr", "PublicKeyWithSignedMeterValue", "Never")
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started", meterValue = { { sampledValue = { { signedMeterValue = absent } } } } })
  wait "12 min"
  ann:tap(post)
  local clock = {}
  for _, value in ipairs(post:sends("TransactionEvent", { eventType = "Ended" }).meterValue) do
    local sampled = value.sampledValue[1]
    if sampled.context == "Sample.Clock" then
      clock[#clock + 1] = value.timestamp
      check(signed(sampled), "the value of " .. value.timestamp .. " is signed")
      check((sampled.signedMeterValue or {}).publicKey == "", "and told without the key")
    end
  end
  check(clock[1] == "2026-03-06T10:05:00.000Z" and clock[2] == "2026-03-06T10:10:00.000Z", "both values of the clock are there")
end)
