-- The HTTP API of the reference stack, for others than this program: what it lists, what it takes and how it says no.
scenario "the API of the reference stack" {
  source = "harness/refstack/stack/openapi.json",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-API/1 é" { profile = "neutral-ac-22", bay = site "Yard & Co" { at = { 52.1, -5.2 } }.bay[1] }
local here = "/api/csms/stations/CP-API%2F1%20%C3%A9"

local function gets(path) return csms:api("GET", path) end

local function status_of(_, status) return status end

-- Each is refused with a status and a sentence that says why; nothing else is in the answer.
local function refused(status, words, method, path, body)
  local answer, got = csms:api(method, path, body)
  check(got == status and fits(answer.error, like(words)), ("%s %s: %s"):format(method, path, words), got, answer.error)
  for field in pairs(answer) do check(field == "error", "a refusal has an error and nothing else", field) end
end

local function like_station(fields)
  local body = { station = "CP-NEW", protocol = "ocpp1.6", connectors = 2 }
  for name, value in pairs(fields or {}) do body[name] = value end
  return body
end

test(function()
  step("it is alive", function()
    local answer, status = gets "/api/health"
    check(status == 200 and answer.status == "ok", "its health is ok", status, answer.status)
    check(answer.now_ms == 1772791200000, "its clock is that of the story", answer.now_ms)
    refused(404, "nothing at /api/wealth", "GET", "/api/wealth")
    refused(404, "nothing at", "GET", "/api")
    refused(404, "nothing at", "GET", "/api/health/more")
    refused(404, "nothing at", "GET", "/api/csms/stations//records")
    refused(404, "nothing at", "GET", "api/health")
    refused(404, "nothing at", "GET", "/api/csms/stations/%4/records")
    refused(404, "nothing at", "GET", "/api/csms/stations/%G4/records")
    refused(404, "nothing at", "GET", "/api/csms/stations/%4g/records")
    refused(404, "nothing at", "GET", "/api/csms/stations/%00/records")
    refused(404, "nothing at", "GET", "/1/2/3/4/5/6/7/8/9")
    refused(405, "does not take POST", "POST", "/api/health")
    refused(405, "does not take PUT", "PUT", "/api/csms/stations")
  end)
  step("a request that is none", function()
    refused(400, "query has a broken escape", "GET", "/api/csms/sessions?station=%5")
    refused(400, "query has a broken escape", "GET", "/api/csms/sessions?%zz=1")
    refused(400, "query has a broken escape", "GET", "/api/csms/sessions?station=%4g")
    refused(400, "field colour is not known", "GET", "/api/csms/sessions?colo%75r=blue")
    refused(400, "field colour is not known", "GET", "/api/csms/sessions?colour=blue")
    refused(400, "field since_ms is not int", "GET", "/api/csms/sessions?since_ms=noon")
    refused(400, "field since_ms is not int", "GET", "/api/csms/sessions?since_ms=1x")
    refused(400, "field since_ms is not int", "GET", "/api/csms/sessions?since_ms=1234567890123456")
    refused(400, "field since_ms is not int", "GET", "/api/csms/sessions?since_ms")
    refused(400, "body is not an object", "POST", "/api/csms/tokens", { "a", "list" })
    refused(400, "field token is missing", "POST", "/api/csms/tokens", { status = "Accepted" })
    refused(400, "field token is not text", "POST", "/api/csms/tokens", { token = 4, status = "Accepted" })
    refused(400, "field colour is not known", "POST", "/api/csms/tokens", { token = "a", status = "Accepted", colour = "blue" })
    refused(400, "field expires_ms is not int", "POST", "/api/csms/tokens", { token = "a", status = "Accepted", expires_ms = 1.5 })
    refused(400, "field expires_ms is not int", "POST", "/api/csms/tokens", { token = "a", status = "Accepted", expires_ms = 9007199254740992 })
    refused(400, "field expires_ms is not int", "POST", "/api/csms/tokens", { token = "a", status = "Accepted", expires_ms = -9007199254740992 })
    refused(400, "field insist is not bool", "POST", "/api/csms/commands", { station = "x", action = "Reset", insist = 1 })
    refused(400, "field args is not object", "POST", "/api/csms/commands", { station = "x", action = "Reset", args = { 1 } })
  end)
  step("a station", function()
    local _, status = csms:api("POST", "/api/csms/stations", like_station { connectors = 1000, evses = 1000, security = 0,
      lat_e6 = 90000000, lon_e6 = 180000000, site = "Pole" })
    check(status == 201, "a new one is created", status)
    _, status = csms:api("POST", "/api/csms/stations", like_station { station = ("x"):rep(255), lat_e6 = -90000000, lon_e6 = -180000000,
      security = 3, authorization_key = ("0a"):rep(16), config = { HeartbeatInterval = "60" } })
    check(status == 201, "a name of 255 letters is one", status)
    _, status = csms:api("POST", "/api/csms/stations", like_station { lat_e6 = 1000000, authorization_key = ("0a"):rep(20) })
    check(status == 200, "what is known is told anew", status)
    local function wrong(words, fields) refused(400, words, "POST", "/api/csms/stations", like_station(fields)) end
    wrong("station is empty", { station = "" })
    wrong("longer than 255", { station = ("x"):rep(256) })
    wrong("protocol is not a list", { protocol = "ocpp0.9" })
    wrong("protocol is not a list", { protocol = "ocpp1.6,ocpp0.9" })
    wrong("protocol is not a list", { protocol = "" })
    wrong("connectors is not from 1", { connectors = 0 })
    wrong("connectors is not from 1", { connectors = 1001 })
    wrong("evses is not from 1 to connectors", { evses = 0 })
    wrong("evses is not from 1 to connectors", { evses = 3 })
    refused(400, "evses is not from 1 to connectors", "POST", "/api/csms/stations", { station = "CP-NEW", protocol = "ocpp1.6", evses = 2 })
    wrong("security is not a profile", { security = -1 })
    wrong("security is not a profile", { security = 4 })
    wrong("authorization_key is not", { authorization_key = ("0a"):rep(15) })
    wrong("authorization_key is not", { authorization_key = ("0a"):rep(21) })
    wrong("config names a password", { config = { HeartbeatInterval = "60", AuthorizationKey = "0a0a0a0a0a0a0a0a" } })
    wrong("the value of HeartbeatInterval is no text", { config = { HeartbeatInterval = 60 } })
    wrong("the value of WebSocketPingInterval is no text", { config = { HeartbeatInterval = "60", WebSocketPingInterval = true } })
    wrong("the value of HeartbeatInterval is no text", { config = { HeartbeatInterval = { "60" } } })
    wrong("config names a password", { config = { ["SecurityCtrlr.BasicAuthPassword"] = "secret" } })
    wrong("are not a place", { lat_e6 = 90000001 })
    wrong("are not a place", { lat_e6 = -90000001 })
    wrong("are not a place", { lon_e6 = 180000001 })
    wrong("are not a place", { lon_e6 = -180000001 })
  end)
  step("the list of stations", function()
    check(status_of(csms:api("POST", "/api/csms/stations", like_station { station = "CP-ODD-154" })) == 201, "one that is filed with CP-NEW")
    for _, name in ipairs { "CP-NEW", "CP-ODD-154" } do
      check(status_of(csms:api("GET", "/api/csms/stations/" .. name .. "/records")) == 200, "each of the two is found")
    end
    local found = {}
    for _, s in ipairs(gets("/api/csms/stations").stations or {}) do found[s.station] = s end
    check(fits(found["CP-NEW"], { site = "", lat_e6 = 1000000, lon_e6 = 0, accepted = false, online = false, last_seen_ms = 0,
      vendor = absent, model = absent, firmware = absent, ocpp = "1.6" }), "the new one is listed as it was told last")
    check(found[("x"):rep(255)], "the one with the long name is listed")
    check(fits(found[post.name], { site = "Yard & Co", lat_e6 = 52100000, lon_e6 = -5200000, accepted = true, online = true,
      vendor = any, model = any, firmware = any, ocpp = "1.6", last_seen_ms = any }), "the one that is there is listed as what it is")
    check(#(gets("/api/csms/sessions?station=CP-NEW").stations or {}) == 1, "one is asked for, and told")
    check(#(gets("/api/csms/sessions?station=CP%2dNEW&since_ms=123456789012345").stations or {}) == 1, "an escaped letter is a letter")
    check(#(gets("/api/csms/sessions?&station=CP-NEW&").stations or {}) == 1, "empty pairs of a query say nothing")
    check(#(gets("/api/csms/sessions?station=").stations or {}) == 0, "nobody is called nothing")
    check(fits(gets("/api/csms/sessions?station=%09"), { stations = {}, error = absent }), "nor a tabulator, though one may ask")
  end)
  step("a token", function()
    local function token(fields)
      local body = { token = "CARD", status = "Accepted" }
      for name, value in pairs(fields) do body[name] = value end
      return status_of(csms:api("POST", "/api/csms/tokens", body))
    end
    for _, status in ipairs { "Accepted", "Blocked", "Expired", "NoCredit" } do
      check(token { status = status } == 200, status .. " is a status")
    end
    check(token { token = ("é"):rep(36) } == 200, "a token has 36 letters")
    refused(400, "status is not", "POST", "/api/csms/tokens", { token = "CARD", status = "Invalid" })
    refused(400, "token is empty or longer", "POST", "/api/csms/tokens", { token = "", status = "Accepted" })
    refused(400, "token is empty or longer", "POST", "/api/csms/tokens", { token = ("é"):rep(37), status = "Accepted" })
    refused(400, "token is empty or longer", "POST", "/api/csms/tokens", { token = ("a"):rep(37), status = "Accepted" })
  end)
  step("what is scripted", function()
    local function script(words, fields, status)
      local body = { station = post.name, action = "Heartbeat" }
      for name, value in pairs(fields) do body[name] = value end
      refused(status or 400, words, "POST", "/api/csms/scripts", body)
    end
    script("no station nobody", { station = "nobody" }, 404)
    script("delay_ms is not", { delay_ms = -1 })
    script("delay_ms is not", { delay_ms = 86400001 })
    script("times is below 0", { times = -1 })
    check(status_of(csms:api("POST", "/api/csms/scripts", { station = "CP-NEW", action = "Heartbeat", delay_ms = 86400000, times = 0 })) == 200,
      "a day's delay can be had")
  end)
  step("a command", function()
    local answer, status = csms:api("POST", "/api/csms/commands", { station = post.name, action = "GetConfiguration",
      args = { key = { "HeartbeatInterval" } } })
    check(status == 202 and answer.command, "it is taken", status)
    local id = answer.command
    check(fits(gets("/api/csms/commands/" .. (id or 0)), { command = id, station = post.name, action = "GetConfiguration", state = "sent",
      args = { key = { "HeartbeatInterval" } }, sent_ms = 1772791200000, done_ms = absent, answer = absent, error = absent }),
      "it is on its way")
    wait "10 s"
    check(fits(gets("/api/csms/commands/" .. (id or 0)), { state = "answered", sent_ms = 1772791200000, done_ms = any,
      answer = { configurationKey = any }, error = absent }), "it was answered")
    answer, status = csms:api("POST", "/api/csms/commands", { station = "CP-NEW", action = "Reset", args = { type = "Soft" } })
    check(status == 202, "one for a station that is not there is taken, too", status)
    answer = gets("/api/csms/commands/" .. (answer.command or 0))
    check(fits(answer, { state = "offline", error = "the station is not connected", answer = absent }) and answer.done_ms == answer.sent_ms,
      "and told to be offline", answer.state, answer.error)
    answer = csms:api("POST", "/api/csms/commands", { station = "CP-NEW", action = "ChangeConfiguration",
      args = { key = "AuthorizationKey", value = ("0e"):rep(16) } })
    local shown = gets("/api/csms/commands/" .. (answer.command or 0)).args or {}
    check(shown.key == "AuthorizationKey" and shown.value ~= ("0e"):rep(16), "of a password nobody is told", shown.value)
    local function unfit(action, args, why)
      local taken = csms:api("POST", "/api/csms/commands", { station = post.name, action = action, args = args })
      local told = gets("/api/csms/commands/" .. (taken.command or 0))
      check(told.state == "error" and fits(told.error, like(why)), action .. ": " .. why, told.state, told.error)
    end
    unfit("MakeCoffee", nil, "has no command MakeCoffee")
    unfit("Heartbeat", nil, "has no command Heartbeat")
    unfit("Reset", { type = "Warm" }, "type")
    unfit("Reset", nil, "type")
    refused(404, "no station nobody", "POST", "/api/csms/commands", { station = "nobody", action = "Reset", args = { type = "Soft" } })
    refused(404, "no command 4711", "GET", "/api/csms/commands/4711")
    refused(404, "no command first", "GET", "/api/csms/commands/first")
    refused(404, "no command 1x", "GET", "/api/csms/commands/1x")
  end)
  step("the records", function()
    check(status_of(csms:api("GET", here .. "/records")) == 200, "a station's records are found by its name")
    local kept = gets(here .. "/records?kind=configuration").records or {}
    check(#kept == 1 and fits(kept[1], { kind = "configuration", key = "HeartbeatInterval", state = "300", at_ms = any,
      body = { key = "HeartbeatInterval", value = "300" } }), "what was answered is kept", #kept, kept[1] and kept[1].state)
    check(#(gets(here .. "/records?kind=firmware").records or {}) == 0, "of another kind there is none")
    refused(404, "no station nobody", "GET", "/api/csms/stations/nobody/records")
  end)
end)
