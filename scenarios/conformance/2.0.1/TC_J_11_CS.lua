-- Sampled values in the end of a transaction, signed by the meter, with its key.
scenario "TC_J_11_CS" {
  conformance = "TC_J_11_CS",
  source = "OCPP 2.0.1 part 6 TC_J_11_CS; J02.FR.21, 2.7.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-11" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { signs_readings = true, sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D40842" }

local function signed(sampled)
  local seal = sampled.signedMeterValue or {}
  return seal.signingMethod == "ECDSA-secp256r1-SHA256" and seal.encodingMethod == "OCMF" and #seal.signedMeterData > 100
end

local function has_key(sampled) return ((sampled.signedMeterValue or {}).publicKey or "") ~= "" end

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component }, variable = { name = variable },
    attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

-- What Ended carries: how many values of each context, and with how many the key came.
local function charge()
  ann:tap(post)
  local first = post:sends("TransactionEvent", { eventType = "Started" }).meterValue[1].sampledValue[1]
  check(signed(first), "the value of the beginning is signed")
  wait "11 min"
  ann:tap(post)
  local seen, keys = {}, has_key(first) and 1 or 0
  for _, value in ipairs(post:sends("TransactionEvent", { eventType = "Ended" }).meterValue) do
    local sampled = value.sampledValue[1]
    seen[sampled.context] = (seen[sampled.context] or 0) + 1
    check(signed(sampled), "the " .. sampled.context .. " is signed")
    if has_key(sampled) then keys = keys + 1 end
  end
  check(seen["Sample.Periodic"] == 2 and seen["Transaction.End"] == 1, "a value each five minutes, and the last one")
  return keys
end

test(function()
  set("SampledDataCtrlr", "TxEndedInterval", "300")
  set("SampledDataCtrlr", "SignReadings", "true")
  ann:plugs_in(post)
  check(charge() == 1, "the key once in a transaction")
  set("OCPPCommCtrlr", "PublicKeyWithSignedMeterValue", "EveryMeterValue")
  check(charge() == 5, "the key with every value")
end)
