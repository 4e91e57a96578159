-- The cache is cleared: the next time the card is asked about again.
scenario "TC_061_CS" {
  conformance = "TC_061_CS",
  source = "OCTT 1.6 TC_061_CS; OCPP 1.6 5.4",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-061" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D47D5A" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalPreAuthorize", value = "true" }, { status = "Accepted" })
  wait "10 min"                          -- the card is known from an earlier session
  ann:visits(post, "2 min")
  wait "1 min"
  post:from_now()
  csms:command(post, "ClearCache", {}, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D47D5A" })
  post:sends("StartTransaction")
end)
