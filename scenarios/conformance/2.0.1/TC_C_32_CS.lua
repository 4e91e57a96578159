-- The cache outlives a reboot: a card that it knows begins a session without being asked about.
scenario "TC_C_32_CS" {
  conformance = "TC_C_32_CS",
  source = "OCPP 2.0.1 part 6 TC_C_32_CS; C10.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D42115" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:reboots()
  post:boots(nil, "2 min")
  check(ann:tap(post) == "Accepted", "the card is accepted")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { idToken = { idToken = "04A1B2C3D42115" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:has_not_sent "Authorize"
end)
