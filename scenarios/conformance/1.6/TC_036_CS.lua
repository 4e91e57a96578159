-- The link is gone in mid-session: meter values are kept, told afterwards in order, and the transaction goes on.
scenario "TC_036_CS" {
  conformance = "TC_036_CS",
  source = "OCTT 1.6 TC_036_CS; OCPP 1.6 3.7",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-036" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D42B40" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "60" }, { status = "Accepted" })
  local id = ann:charges(post)
  post:disconnects "5 min"
  post:connects()
  post:from_now()
  local first = post:sends("MeterValues", { transactionId = id })
  local second = post:sends("MeterValues", { transactionId = id })
  check(first.meterValue[1].timestamp < second.meterValue[1].timestamp, "in the order in which they were taken")
  csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:sends("StopTransaction", { transactionId = id })
end)
