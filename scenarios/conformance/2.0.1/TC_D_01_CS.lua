-- A full list takes the place of what was there, and its cards need not be asked about.
scenario "TC_D_01_CS" {
  conformance = "TC_D_01_CS",
  source = "OCPP 2.0.1 part 6 TC_D_01_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45F9A" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:lists(post, { "05B2C3D4E55F9A", "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D45F9A", "Accepted") } },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 2 })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card of the list is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:has_not_sent "Authorize"
end)
