-- An EVSE where somebody charges cannot be reserved: Occupied.
scenario "TC_H_04_CS" {
  conformance = "TC_H_04_CS",
  source = "OCPP 2.0.1 part 6 TC_H_04_CS; H01.FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45FD1" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "05B2C3D4E55FD1" }, { status = "Occupied" })
end)
