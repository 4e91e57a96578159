-- A card of the list begins and ends a session while the station is offline; all of it is told later.
scenario "TC_C_21_CS" {
  conformance = "TC_C_21_CS",
  source = "OCPP 2.0.1 part 6 TC_C_21_CS; C13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D46895" }

test(function()
  csms:sets(post, "AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false")
  csms:sets(post, "AuthCtrlr", "LocalAuthorizeOffline", "true")
  csms:lists(post, { "04A1B2C3D46895", "Accepted" })
  post:link "cut"
  wait "1 min"
  check(ann:tap(post) == "Accepted", "the card is accepted")
  ann:plugs_in(post)
  wait "5 min"
  check(ann:charging(), "energy flows")
  post:from_now()
  post:comes_back()
  post:sends("TransactionEvent", { offline = true, idToken = { idToken = "04A1B2C3D46895" } }, "3 min")
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  wait "1 min"
  check(ann:tap(post) == "stopped", "the card ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized" })
end)
