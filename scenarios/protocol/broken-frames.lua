-- Frames that are none: noise, half a frame, an unknown action, an unknown type, two CALLs at once.
scenario "broken frames" {
  source = "OCPP-J 1.6 4.1.1, 4.1.3, 4.2.3",
  needs  = {},
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
  catches = { "mistakes-unknown-actions" },
}

local post = station "CP-B02" { profile = "neutral-ac-22" }

local function lives() check(post:calls("Heartbeat") ~= nil, "the connection lives on") end

test(function()
  post:garbage();    lives()
  post:half_frame(); lives()
  post:sends_raw '{"type":2}'; lives()
  post:sends_raw(("[7,%q,{}]"):format(post:message_id()))   -- an unknown message type is ignored
  lives()
  local id = post:message_id()
  post:sends_raw(("[2,%q,%q,{}]"):format(id, "MakeCoffee"))
  local answer, code = post:reply_to(id)
  check(answer == nil and code == "NotImplemented", "an unknown action is NotImplemented")
  id = post:message_id()
  post:sends_raw(("[2,%q,%q,%q]"):format(id, "Heartbeat", "now"))
  answer, code = post:reply_to(id)
  check(answer == nil and code ~= nil, "a payload that is no object is refused")
  post:sends_raw(("[3,%q,{}]"):format(post:message_id()))   -- an answer to nothing is dropped
  lives()
  local one, two = post:two_calls("Heartbeat", {}, "Authorize", { idTag = "04FFFFFFFF251E" })
  check(one and one.currentTime, "the first of two CALLs is answered")
  check(two and two.idTagInfo, "the second of two CALLs is answered")
  lives()
end)
