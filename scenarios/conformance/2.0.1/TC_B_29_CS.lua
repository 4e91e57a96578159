-- Reset of one EVSE during a transaction where the station cannot reset one alone.
scenario "TC_B_29_CS" {
  conformance = "TC_B_29_CS",
  source = "OCPP 2.0.1 part 6 TC_B_29_CS; B12.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-29" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { evse_reset = false } }
local ann  = driver "Ann" { token = "04A1B2C3D4DD1F" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = "Rejected" })
  csms:command(post, "GetTransactionStatus", { transactionId = id }, { ongoingIndicator = true })
end)
