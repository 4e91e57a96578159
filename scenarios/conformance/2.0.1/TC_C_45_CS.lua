-- A master pass begins no session: no energy flows, with the plug in or out.
scenario "TC_C_45_CS" {
  conformance = "TC_C_45_CS",
  source = "OCPP 2.0.1 part 6 TC_C_45_CS; C09, C16.FR.03",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-45" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D4BA7D" }

test(function()
  csms:sets(post, "AuthCtrlr", "MasterPassGroupId", "MASTER1")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTER1", type = "Central" } } })
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "it begins nothing")
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D4BA7D" } })
  post:told("Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTER1" } } })
  ann:plugs_in(post)
  post:silent("TransactionEvent", "1 min")
  post:has_not_sent "TransactionEvent"
  check(not ann:charging(), "no energy flows")
end)
