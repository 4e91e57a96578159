-- With DisableRemoteAuthorization the CSMS is not asked: a card nobody knows here is refused.
scenario "TC_E_52_CS" {
  conformance = "TC_E_52_CS",
  source = "OCPP 2.0.1 part 6 TC_E_52_CS; E03, C01, 2.3.8",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-E-52" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40D4D" }

test(function()
  csms:sets(post, "AuthCtrlr", "DisableRemoteAuthorization", "true")
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  post:has_not_sent "Authorize"
  ann:plugs_in(post)
  post:silent("TransactionEvent", "30 s")
end)
