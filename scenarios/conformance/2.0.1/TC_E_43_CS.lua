-- A whole transaction while offline, with a card the station knows: told afterwards, marked offline.
scenario "TC_E_43_CS" {
  conformance = "TC_E_43_CS",
  source = "OCPP 2.0.1 part 6 TC_E_43_CS; E12",
  quiet = true,
}

local post = station "CP-2-E-43" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47A46" }

test(function()
  local id = ann:charges(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  wait "1 min"
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the known card is accepted offline")
  wait "5 min"
  ann:tap(post)
  post:link_mends()
  post:from_now()
  post:connects()
  local other = post:sends("TransactionEvent", { eventType = "Started", offline = true, seqNo = 0 }, "3 min").transactionInfo.transactionId
  check(other ~= id, "a transaction of its own")
  post:sends("TransactionEvent", { eventType = "Ended", offline = true, transactionInfo = { transactionId = other } })
end)
