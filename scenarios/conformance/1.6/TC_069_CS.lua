-- Another card of the same group ends the session.
scenario "TC_069_CS" {
  conformance = "TC_069_CS",
  source = "OCTT 1.6 TC_069_CS; OCPP 1.6 4.10, 3.5.3",
  quiet = true,
}

local post = station "CP-069" { profile = "neutral-ac-22" }
account "Family" {}
token "04A1B2C3D47AF3" { account = "Family", parent = "FAMILY" }
token "04FFEEDDCC7AF3" { account = "Family", parent = "FAMILY" }
local ann = driver "Ann" { token = "04A1B2C3D47AF3", account = "Family" }

test(function()
  local id = ann:charges(post)
  wait "3 min"
  post:from_now()
  ann:tap(post, "04FFEEDDCC7AF3")
  post:sends("Authorize", { idTag = "04FFEEDDCC7AF3" })
  post:told("Authorize", { idTagInfo = { status = "Accepted", parentIdTag = "FAMILY" } })
  post:tells("StopTransaction", { transactionId = id, idTag = "04FFEEDDCC7AF3" })
end)
