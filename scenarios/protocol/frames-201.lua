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

test(function()
  local function lives() check(post:calls("Heartbeat") ~= nil, "the connection lives on") end

  post:sends("StatusNotification")
  post:told("StatusNotification")
  post:garbage();    lives()
  post:half_frame(); lives()
  post:sends_raw '[2,17,"Heartbeat",{}]'                    -- an id that is none is answered as "-1", or not at all
  local answer, code = post:reply_to("-1", "5 s")
  check(answer == nil and fits(code, one_of(absent, "RpcFrameworkError")), "an unreadable id is an RpcFrameworkError")
  local id = post:message_id()
  post:sends_raw(("[7,%q,{}]"):format(id))                  -- ignored (4.1.3) or MessageTypeNotSupported (4.4)
  answer, code = post:reply_to(id, "5 s")
  check(answer == nil and fits(code, one_of(absent, "MessageTypeNotSupported")), "an unknown type of message")
  id = post:message_id()
  post:sends_raw(("[2,%q,%q,{}]"):format(id, "MakeCoffee"))
  answer, code = post:reply_to(id)
  check(answer == nil and code == "NotImplemented", "an unknown action is NotImplemented")
  post:tampers("Authorize", { omit = "idToken" })
  post:calls("Authorize", { idToken = { idToken = "04A1B2C3D4C9C2", type = "ISO14443" } })
  post:denied("Authorize", { "OccurrenceConstraintViolation", "FormatViolation", "ProtocolError" })
  post:tampers("Authorize", { replace = { ["idToken.type"] = "Handshake" } })
  post:calls("Authorize", { idToken = { idToken = "04A1B2C3D4C9C2", type = "ISO14443" } })
  post:denied("Authorize", { "PropertyConstraintViolation", "TypeConstraintViolation", "FormatViolation" })
  lives()

  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started" }, "2 min")
  wait "5 min"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" }, "2 min")
  post:told("TransactionEvent")
  ann:drives_off()
end)
