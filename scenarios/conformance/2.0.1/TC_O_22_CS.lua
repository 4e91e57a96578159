-- Several messages in front take turns.
scenario "TC_O_22_CS" {
  conformance = "TC_O_22_CS",
  source = "OCPP 2.0.1 part 6 TC_O_22_CS; part 2 O01.FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O22" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4043C" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:displays(post, 2, "Two", { priority = "InFront" })
  csms:command(post, "GetDisplayMessages", { requestId = 71 }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1 }, { id = 2 } } })
  local seen = {}
  for _ = 1, 4 do
    seen[ann:answers "display"] = true
    wait "5 s"
  end
  check(seen.One and seen.Two, "both are shown")
end)
