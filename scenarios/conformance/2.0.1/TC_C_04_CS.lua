-- A card that is good, but not the one of the session nor of its group, ends nothing.
scenario "TC_C_04_CS" {
  conformance = "TC_C_04_CS",
  source = "OCPP 2.0.1 part 6 TC_C_04_CS; C01",
  quiet = true,
}

local post = station "CP-2-C-04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45B4B" }
local bob  = driver "Bob" { token = "05B2C3D4E55B4B" }

test(function()
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  post:from_now()
  check(bob:tap(post, nil, 1) ~= "stopped", "the other card ends nothing")
  wait "1 min"
  post:has_not_sent "TransactionEvent"
  check(ann:charging(), "the session goes on")
end)
