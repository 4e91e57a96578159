-- Every message a station can send, wrong in every way its table knows: the CSMS names what is wrong, and no session comes of it.
scenario "every flaw of every message" {
  source = "OCPP-J 1.6 4.2.3; OCPP 2.0.1 part 4 4.3; the message tables",
  needs  = {},
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local function sends_them_all(post)
  local sent, codes = 0, one_of(table.unpack(ocpp.refusals(post:version())))
  for _, action in ipairs(ocpp.actions(post:version())) do
    for _, flaw in ipairs(ocpp.flaws()) do
      local answer, code, expected = post:sends_flawed(action, flaw)
      if expected then
        sent = sent + 1
        check(answer == nil and fits(code, codes), action .. " (" .. flaw .. ") is refused, not taken")
      end
    end
  end
  check(sent > 50, "many were sent")
  post:calls("Heartbeat", {}, { currentTime = any })
end

local old = station "CP-B03" { profile = "neutral-ac-22" }
local new = station "CP-B05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function() sends_them_all(old) end)
test(function() sends_them_all(new) end)

expect.invoice { sessions = 0 }
