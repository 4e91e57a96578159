-- The reference stack takes a text for what RFC 8259 calls JSON, and no more: what parsers are lenient with is no frame, what is
-- merely unwise is one.
scenario "JSON to the letter" {
  source = "RFC 8259; OCPP-J 1.6 4.2.3; OCPP 2.0.1 part 4 4.2.3",
  needs  = { "csms.api" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-JSON1" {}
local broken = post:version() == "1.6" and "FormationViolation" or "FormatViolation"

-- What comes of a transfer of data that is written like this.
local function transfer(written)
  local id = post:message_id()
  post:sends_raw(('[2,%q,"DataTransfer",{"vendorId":"nobody",%s}]'):format(id, written))
  return post:reply_to(id)
end

test(function()
  post:told "BootNotification"
  for what, written in pairs { ["a tabulator in a text"] = '"data":"a\tb"', ["a number that begins with 0"] = '"data":"x","n":01',
    ["an escape that there is not"] = [["data":"\q"]], ["a comma too many"] = '"data":"x",' } do
    local answer, code = transfer(written)
    check(answer == nil and code == broken, what, answer and answer.status, code)
  end
  local answer, code = transfer [["data":"\u0061\t\u00e9 \ud83d\ude00"]]
  check(fits(answer, { status = "UnknownVendorId" }), "an escape for each is a text", code)
  answer, code = transfer '"data":"x","data":"y"'
  check(fits(answer, { status = "UnknownVendorId" }), "and so is one that is told twice", code)
  answer, code = transfer [["data":"\ud83d"]]
  check(answer or code == broken, "half of a pair is one, which not every parser reads", code)
  post:sends_raw(("[3,%q]"):format(post:message_id()))       -- half an answer, and half an error: nobody answers those
  post:sends_raw(("[4,%q,5]"):format(post:message_id()))
  post:sends_raw '[2,17,"Heartbeat",{}]'
  answer, code = post:reply_to("-1", "2 s")
  check(answer == nil and code == (post:version() ~= "1.6" and "RpcFrameworkError" or nil), "a CALL without an id is answered from 2.0.1 on", code)
  post:is_served_again()
end)
