-- A driver whose language is known reads a message in it.
scenario "TC_O_15_CS" {
  conformance = "TC_O_15_CS",
  source = "OCPP 2.0.1 part 6 TC_O_15_CS (taken out by the errata of 2025-02); part 2 O01.FR.08, O02.FR.08",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-O15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D454E0" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", language1 = "de" } })
  ann:plugs_in(post)
  ann:tap(post)
  local started = post:sends("TransactionEvent", { eventType = "Started" })
  local function message(id, language, content)
    csms:command(post, "SetDisplayMessage", { message = { id = id, priority = "InFront",
      transactionId = started.transactionInfo.transactionId,
      message = { format = "UTF8", language = language, content = content } } }, { status = "Accepted" })
  end
  message(1, "en", "Hello")
  message(2, "de", "Guten Tag")
  message(3, "nl", "Goedendag")
  for _ = 1, 6 do
    check(ann:answers "display" == "Guten Tag", "the display speaks German")
    wait "5 s"
  end
  csms:command(post, "ClearDisplayMessage", { id = 2 }, { status = "Accepted" })
  for _ = 1, 6 do
    check(ann:answers "display" == "Hello", "where there is nothing in German, it speaks English")
    wait "5 s"
  end
end)
