-- A card that is refused before the plug is in begins nothing, and keeps no cable.
scenario "TC_C_05_CS" {
  conformance = "TC_C_05_CS",
  source = "OCPP 2.0.1 part 6 TC_C_05_CS; C01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-05" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized" } }
local ann  = driver "Ann" { token = "04A1B2C3D406FC" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:is_refused(post, "Invalid")
  ann:plugs_in(post)
  post:silent("TransactionEvent", "30 s")
  check(not ann:charging(), "no energy flows")
  check(ann:pull_plug() == "free", "the cable is not locked")
end)
