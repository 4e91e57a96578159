-- Remote stop of a transaction that is not there.
scenario "TC_F_09_CS" {
  conformance = "TC_F_09_CS",
  source = "OCPP 2.0.1 part 6 TC_F_09_CS; F03.FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-09" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49B12" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "RequestStopTransaction", { transactionId = "another" }, { status = "Rejected" })
  csms:command(post, "GetTransactionStatus", { transactionId = id }, { ongoingIndicator = true })
end)
