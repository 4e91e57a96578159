-- Every message a station can send, wrong in every way its table knows: the CSMS names what is wrong, and no session comes of it.
scenario "every flaw of every message" {
  source = "OCPP-J 1.6 4.2.3; the message tables",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B03" { profile = "neutral-ac-22" }

-- Codes that say that something is wrong with the payload; which one fits best is told apart by few.
local codes = { FormationViolation = true, OccurenceConstraintViolation = true, OccurrenceConstraintViolation = true,
  TypeConstraintViolation = true, PropertyConstraintViolation = true, ProtocolError = true }

test(function()
  local sent = 0
  for _, action in ipairs(ocpp.actions(post:version())) do
    for _, flaw in ipairs(ocpp.flaws()) do
      local answer, code, expected = post:sends_flawed(action, flaw)
      if expected then
        sent = sent + 1
        check(answer == nil and codes[code], action .. " (" .. flaw .. ") is refused, not taken")
      end
    end
  end
  check(sent > 50, "many were sent")
  post:calls("Heartbeat", {}, { currentTime = any })
end)

expect.invoice { sessions = 0 }
