-- A card that is refused leaves the cable free.
scenario "TC_C_05_CS" {
  conformance = "TC_C_05_CS",
  source = "OCPP 2.0.1 part 6 TC_C_05_CS; C01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-05" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  check(ann:pull_plug() == "free", "the cable is not locked")
end)
