-- The car is not ready: the transaction begins, the state says who waits.
scenario "TC_E_38_CS" {
  conformance = "TC_E_38_CS",
  source = "OCPP 2.0.1 part 6 TC_E_38_CS; E03, E01.FR.19",
  quiet = true,
}

local post = station "CP-2-E-38" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D433B2", vehicle = vehicle "Nearly full" { battery = "50 kWh", soc = "100 %" } }

test(function()
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started" })
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEV" } })
end)
