-- A card that is Invalid in the list is asked about; the CSMS accepts it, and the session begins.
scenario "TC_C_31_CS" {
  conformance = "TC_C_31_CS",
  source = "OCPP 2.0.1 part 6 TC_C_31_CS; C14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-31" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47A95" }

local function list(token, info)
  csms:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full",
    localAuthorizationList = { { idToken = { idToken = token, type = "ISO14443" }, idTokenInfo = info } } }, { status = "Accepted" })
end

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  list("04A1B2C3D47A95", { status = "Invalid" })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D47A95" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
