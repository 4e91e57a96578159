-- OCPP 2.0.1: frames that are none, a token that must be judged, and what a right CSMS says.
scenario "broken frames of 2.0.1" {
  source = "OCPP 2.0.1 part 4 4.2.3, 4.3; B01, C01, E05",
  needs  = {},
  begins = "2026-03-06 10:00 UTC",
  ends   = "2026-03-06 10:30",
  catches = { "mistakes-unknown-actions", "adds-unknown-fields", "sends-empty-lists", "withholds-token-status" },
}

local post = station "CS-F01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C9C2" }

local function lives() post:calls("Heartbeat", {}, { currentTime = any }) end

local function asks_for_a_card() post:calls("Authorize", { idToken = card "04A1B2C3D4C9C2" }) end

test(function()
  step("the boot", function() post:tells "StatusNotification" end)
  step("what is no JSON", function() post:garbage(); post:is_served_again() end)
  step("half a frame", function() post:half_frame(); post:is_served_again() end)
  step("an id that is none", function()                      -- answered as "-1", or not at all
    post:sends_raw '[2,17,"Heartbeat",{}]'
    local answer, code = post:reply_to("-1", "5 s")
    check(answer == nil and fits(code, one_of(absent, "RpcFrameworkError")), "an unreadable id is an RpcFrameworkError", answer, code)
    post:is_served_again()
  end)
  step("a type of message that there is not", function()     -- ignored (4.1.3) or MessageTypeNotSupported (4.4)
    local id = post:message_id()
    post:sends_raw(("[7,%q,{}]"):format(id))
    local answer, code = post:reply_to(id, "5 s")
    check(answer == nil and fits(code, one_of(absent, "MessageTypeNotSupported")), "an unknown type of message", answer, code)
    post:is_served_again()
  end)
  step("an unknown action", function()
    local id = post:message_id()
    post:sends_raw(("[2,%q,%q,{}]"):format(id, "MakeCoffee"))
    local answer, code = post:reply_to(id)
    check(answer == nil and code == "NotImplemented", "an unknown action is NotImplemented", answer, code)
  end)
  step("a card that is left out", function()
    post:tampers("Authorize", { omit = "idToken" })
    asks_for_a_card()
    post:denied("Authorize", ocpp.refusals(post:version()))
  end)
  step("a kind of card that there is not", function()
    post:tampers("Authorize", { replace = { ["idToken.type"] = "Handshake" } })
    asks_for_a_card()
    post:denied("Authorize", ocpp.refusals(post:version()))
  end)
  step("the connection lives on", lives)
  step("a session", function()
    ann:plugs_in(post)
    ann:tap(post)
    post:sends("TransactionEvent", { eventType = "Started" }, "2 min")
    wait "5 min"
    ann:tap(post)
    post:sends("TransactionEvent", { eventType = "Ended" }, "2 min")
    post:told("TransactionEvent")
    ann:drives_off()
  end)
end)
