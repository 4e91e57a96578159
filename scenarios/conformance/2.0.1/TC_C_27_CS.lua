-- A card that the list knows as good begins a session without being asked about.
scenario "TC_C_27_CS" {
  conformance = "TC_C_27_CS",
  source = "OCPP 2.0.1 part 6 TC_C_27_CS; C14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F059" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:lists(post, { "04A1B2C3D4F059", "Accepted" })
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { idToken = card "04A1B2C3D4F059" })
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:has_not_sent "Authorize"
  check(ann:charging(), "energy flows")
end)
