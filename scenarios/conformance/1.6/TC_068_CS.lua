-- The card that began the session ends it, without being asked about again.
scenario "TC_068_CS" {
  conformance = "TC_068_CS",
  source = "OCTT 1.6 TC_068_CS; OCPP 1.6 4.10, 3.5",
  quiet = true,
}

local post = station "CP-068" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4FBE7" }

test(function()
  local id = ann:charges(post)
  wait "3 min"
  post:from_now()
  ann:tap(post)
  post:tells("StopTransaction", { transactionId = id, idTag = "04A1B2C3D4FBE7", reason = function(r) return r == nil or r == "Local" end })
end)
