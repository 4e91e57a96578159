-- Frames that are none: noise, half a frame, an unknown action, an unknown type, two CALLs at once.
scenario "broken frames" {
  source = "OCPP-J 1.6 4.1.1, 4.1.3, 4.2.3",
  needs  = {},
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
  catches = { "mistakes-unknown-actions" },
}

local post = station "CP-B02" { profile = "neutral-ac-22" }

-- Sends what is no frame, or no fit one; the station is served afterwards.
local function noise(what, send)
  step(what, function()
    post:connects()
    send()
    post:is_served_again()
  end)
end

test(function()
  noise("what is no JSON", function() post:garbage() end)
  noise("half a frame", function() post:half_frame() end)
  noise("an object", function() post:sends_raw '{"type":2}' end)
  noise("a type of message that there is not", function() post:sends_raw(("[7,%q,{}]"):format(post:message_id())) end)
  step("an unknown action", function()
    post:connects()
    local id = post:message_id()
    post:sends_raw(("[2,%q,%q,{}]"):format(id, "MakeCoffee"))
    local answer, code = post:reply_to(id)
    check(answer == nil and code == "NotImplemented", "an unknown action is NotImplemented", answer, code)
  end)
  step("a payload that is no object", function()
    post:connects()
    local id = post:message_id()
    post:sends_raw(("[2,%q,%q,%q]"):format(id, "Heartbeat", "now"))
    local answer, code = post:reply_to(id)
    check(answer == nil and code ~= nil, "a payload that is no object is refused", answer, code)
  end)
  noise("an answer to nothing", function() post:sends_raw(("[3,%q,{}]"):format(post:message_id())) end)
  step("two CALLs at once", function()
    post:connects()
    local one, two = post:two_calls("Heartbeat", {}, "Authorize", { idTag = "04FFFFFFFF251E" })
    check(one and one.currentTime, "the first of two CALLs is answered")
    check(two and two.idTagInfo, "the second of two CALLs is answered")
    post:is_served_again()
  end)
end)
