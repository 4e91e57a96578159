-- What the reference CSMS answers, field by field: the time, the interval, what a card is worth and until when, messages of vendors;
-- what it refuses and with which code; and what becomes of a command that is refused, lost, broken or one too many.
scenario "answers of the CSMS" {
  source = "OCPP 1.6 4, 5, 7; OCPP 2.0.1 part 2 B01, C01, P01; part 4 4.3",
  needs  = { "csms.api", "csms.script", "csms.enrol" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-A01" {}
local gone = station "CP-A02" {}
local new  = post:version() == "2.0.1"
token "04A1B2C3D4EF01" { expires = "2026-03-06 10:30", parent = "GROUP" }
token "04A1B2C3D4EF02" { status = "NoCredit" }
token "04A1B2C3D4EF03" { status = "Blocked" }
token "04A1B2C3D4EF04" { status = "Expired" }
token "04A1B2C3D4EF05" { expires = "2026-03-06 09:50" }

local function presents(id) return post:calls("Authorize", new and { idToken = card(id) } or { idTag = id }) or {} end

local function worth(id, status, more)
  local info = { status = status }
  for name, value in pairs(more or {}) do info[name] = value end
  local answer = presents(id)
  check(fits(answer, { [new and "idTokenInfo" or "idTagInfo"] = info }), id .. " is " .. status)
end

-- The CALLERROR with which a raw CALL is answered.
local function raw(action, payload)
  local id = post:message_id()
  post:sends_raw(("[2,%q,%q,%s]"):format(id, action, payload))
  local answer, code = post:reply_to(id)
  return answer == nil and code
end

local function ordered(of, action, args, insist)
  return csms:api("POST", "/api/csms/commands", { station = of.name, action = action, args = args, insist = insist }).command or 0
end

local function fate(id) return csms:api("GET", "/api/csms/commands/" .. id) end

local function reads(of) return ordered(of, "GetLocalListVersion", {}) end

test(function()
  local boot = post:told "BootNotification"
  step("the boot", function()
    check(fits(boot, { status = "Accepted", interval = 300, currentTime = like "^2026%-03%-06T09:59:20" }), "its time and its interval", boot.currentTime, boot.interval)
    wait "1 min"
    check(fits(post:calls("Heartbeat"), { currentTime = like "^2026%-03%-06T10:01:00" }), "a minute later it is a minute later")
  end)
  step("cards", function()
    local group = new and { idToken = "GROUP", type = "Central" } or "GROUP"
    local until_ = like "^2026%-03%-06T10:30:00"
    worth("04A1B2C3D4EF01", "Accepted", new and { groupIdToken = group, cacheExpiryDateTime = until_ } or { parentIdTag = group, expiryDate = until_ })
    worth("04A1B2C3D4EF02", new and "NoCredit" or "Blocked", { groupIdToken = absent, parentIdTag = absent, expiryDate = absent, cacheExpiryDateTime = absent })
    worth("04A1B2C3D4EF03", "Blocked")
    worth("04A1B2C3D4EF04", "Expired")
    worth("04A1B2C3D4EF99", new and "Unknown" or "Invalid", { groupIdToken = absent, parentIdTag = absent, expiryDate = absent, cacheExpiryDateTime = absent })
    for at, status in pairs { ["09:49:59.999"] = "Accepted", ["09:50:00"] = "Expired" } do
      local stop = { transactionId = 4711, idTag = "04A1B2C3D4EF05", meterStop = 0, timestamp = "2026-03-06T" .. at .. "Z" }
      if new then
        stop = transaction_event(1, 0, stop.timestamp, "Ended", "StopAuthorized", stop.idTag)
        stop.transactionInfo.transactionId = at
      end
      post:calls(new and "TransactionEvent" or "StopTransaction", stop, { [new and "idTokenInfo" or "idTagInfo"] = { status = status } })
    end
    local refused = {}
    for i, r in ipairs(csms:api("GET", "/api/csms/sessions?station=" .. post.name).refused or {}) do refused[i] = ("%s %s"):format(r.reason, r.connector or "-") end
    check(table.concat(refused, ", ") == "NoCredit -, Blocked -, Expired -, Unknown -", "those that are refused stand in the list", table.concat(refused, ", "))
  end)
  step("messages of vendors", function()
    local function says(vendor, message, data, status, back)
      local answer = post:calls("DataTransfer", { vendorId = vendor, messageId = message, data = data })
      check(fits(answer, { status = status, data = back or absent }), ("%s %s is %s"):format(vendor, message, status), answer and answer.status)
    end
    says("org.chargerig", "echo", "words", "Accepted", "words")
    says("org.chargerig", "echo", nil, "Accepted")
    if new then says("org.chargerig", "echo", { "some", "words" }, "Accepted", { "some", "words" }) end
    says("org.chargerig", "refuse", "words", "Rejected")
    says("org.chargerig", nil, "words", "Accepted")
    says("org.chargerig", "sing", "words", "UnknownMessageId")
    says("org.elsewhere", "echo", "words", "UnknownVendorId")
    says("org.elsewhere", nil, "words", "UnknownVendorId")
  end)
  step("what a station does not send", function()
    check(raw("Reset", new and '{"type":"Immediate"}' or '{"type":"Hard"}') == "NotSupported", "a command is NotSupported")
    check(raw("MakeCoffee", "{}") == "NotImplemented", "coffee is NotImplemented")
    check(raw("Heartbeat", '{"n":01}') == (new and "FormatViolation" or "FormationViolation"), "a number that no JSON has is a fault of form")
    check(raw("DataTransfer", '{"vendorId":"org.chargerig","vendorId":"org.chargerig"}') == false, "what readers read differently is read all the same")
    local later = post:message_id()
    post:sends_raw(("[6,%q,\"NotifyPeriodicEventStream\",{}]"):format(later))
    local answer, code = post:reply_to(later, "5 s")
    check(answer == nil and code == (new and "MessageTypeNotSupported" or nil), "a message of a later version is told so, or passed over", code)
    post:is_served_again()
  end)
  step("a command that is answered wrong, late or not at all", function()
    post:tampers("GetLocalListVersion", { answers = true, raw = '[4,"{id}","InternalError","the list is gone",{}]' })
    local id = reads(post)
    wait "1 s"
    check(fits(fate(id), { state = "error", error = "InternalError: the list is gone", answer = absent, done_ms = any }), "refused", fate(id).error)
    post:tampers("GetLocalListVersion", { answers = true, raw = '[3,"{id}",{"listVersion":"one","versionNumber":"one"}]' })
    id = reads(post)
    wait "1 s"
    check(fits(fate(id), { state = "error", error = like(new and "versionNumber" or "listVersion"), answer = { listVersion = "one" } }), "with a wrong answer", fate(id).error)
    check(#(csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=local_list_version").records or {}) == 0, "which is not kept")
    post:tampers("GetLocalListVersion", { answers = true, lost = true })
    id = reads(post)
    wait "29 s"
    check(fits(fate(id), { state = "sent", done_ms = absent }), "not answered in 29 s it is on its way", fate(id).state)
    wait "2 s"
    local told = fate(id)
    check(fits(told, { state = "timeout", error = "the station did not answer in time", answer = absent }) and told.done_ms - told.sent_ms == 30000,
      "in 30 s it is over", told.state, told.error)
    local first = reads(post)
    for _ = 1, 70 do id = reads(post) end
    told = fate(id)
    check(fits(told, { state = "error", error = "too many commands wait for this station" }) and told.done_ms == told.sent_ms, "one too many is refused", told.state, told.error)
    check(fate(first + 64).state == "sent" and fate(first + 65).state == "error", "64 wait", fate(first + 64).state, fate(first + 65).state)
    wait "1 min"
    check(fits(fate(first + 64), { state = "answered", answer = any }), "and are done")
  end)
end)

local function boots(status)
  gone:calls("BootNotification", new and { reason = "PowerUp", chargingStation = { vendorName = "Neutral", model = "M" } }
    or { chargePointVendor = "Neutral", chargePointModel = "M" }, { status = status })
end

test(function()
  gone:told "BootNotification"
  wait "1 min"
  gone:tampers("GetLocalListVersion", { answers = true, lost = true })
  local id = reads(gone)
  local behind = reads(gone)
  wait "3 s"
  gone:disconnects "10 s"
  wait "1 s"
  check(fits(fate(id), { state = "offline", error = "the connection was lost before an answer came" }), "lost with its connection", fate(id).state, fate(id).error)
  check(fits(fate(behind), { state = "offline" }), "and what waited behind it", fate(behind).state)
  gone:connects "10 min"
  csms:answers(gone, "BootNotification", { status = "Rejected", interval = 3600 })
  boots "Rejected"
  local told = fate(reads(gone))
  check(fits(told, { state = "error", error = "the station has not booted yet" }), "not before it is accepted", told.state, told.error)
  check(not csms:api("GET", "/api/csms/sessions?station=" .. gone.name).stations[1].accepted, "which it is not")
  gone:calls "Heartbeat"
  gone:denied("Heartbeat", "SecurityError")
  id = ordered(gone, "GetLocalListVersion", {}, true)
  wait "5 s"
  check(fits(fate(id), { state = one_of("answered", "error"), error = one_of(absent, like ":") }), "but where an operator insists", fate(id).state, fate(id).error)
  csms:answers(gone, "BootNotification", { status = "Pending", interval = 3600 })
  boots "Pending"
  gone:calls "Heartbeat"
  gone:denied("Heartbeat", "SecurityError")
  id = reads(gone)
  wait "5 s"
  check(fits(fate(id), { state = "answered" }), "while it is pending it can be asked", fate(id).state, fate(id).error)
  gone:calls("Heartbeat", {}, { currentTime = any })
end)
