-- A CSMS that has no schedule for a vehicle says so: it charges by what the station holds.
scenario "TC_K_54_CS" {
  conformance = "TC_K_54_CS",
  source = "OCPP 2.0.1 part 6 TC_K_54_CS; part 2 K15.FR.05",
  quiet = true,
}

local post = station "CP-K54" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D41D1C", vehicle = car }
csms:answers(post, "NotifyEVChargingNeeds", { status = "Rejected" })

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = one_of("EVConnected", "Charging") } }, "2 min").transactionInfo.transactionId
  post:sends("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { requestedEnergyTransfer = "AC_three_phase" } }, "2 min")
  post:told("NotifyEVChargingNeeds", { status = "Rejected" })
  wait "30 s"
  check(ann:charging(), "the van charges")
end)
