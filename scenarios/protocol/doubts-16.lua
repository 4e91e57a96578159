-- How much a connector can deliver in a time, and what no clock shows: at the very edge it is believed, a watt-hour or a second beyond
-- it is doubted, and the doubt says what it is.
scenario "what the CSMS doubts" {
  source = "harness/sut/sut.md: doubt; OCPP 1.6 4.8, 4.10",
  needs  = { "csms.api", "csms.enrol" },
  ocpp   = { "1.6" },
  begins = "2026-03-06 13:00 UTC",
  quiet  = true,
}

local post = station "CP-D16" { profile = "neutral-ac-22" }
for n = 1, 9 do token(("04A1B2C3D4F20%d"):format(n)) {} end

local number, delivered = 0, 0

-- A session from noon on; @return what the CSMS says of it.
local function charges(wh, from, to)
  number = number + 1
  local card_ = ("04A1B2C3D4F20%d"):format(number)
  local id = (post:calls("StartTransaction", { connectorId = 1, idTag = card_, meterStart = delivered, timestamp = from }) or {}).transactionId
  delivered = delivered + wh
  post:calls("StopTransaction", { transactionId = id, meterStop = delivered, timestamp = to })
  local all = csms:api("GET", "/api/csms/sessions?station=" .. post.name).sessions or {}
  return all[#all] or {}
end

local function believed(what, wh, from, to)
  local s = charges(wh, from, to)
  check(fits(s, { state = "done", wh = wh, doubt = absent }), what .. " is believed", s.state, s.doubt)
end

local function doubted(what, wh, from, to, words)
  local s = charges(wh, from, to)
  check(fits(s, { state = "done", wh = wh }) and s.doubt == words, what .. " is doubted", s.doubt)
end

local function delivers(watts)
  csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp1.6", connectors = 1, power_w = watts, site = post.name })
end

test(function()
  post:told "BootNotification"
  delivers(22000)
  believed("all of an hour", 22462, "2026-03-06T08:00:00Z", "2026-03-06T09:00:00Z")
  doubted("a watt-hour more", 22463, "2026-03-06T09:00:00Z", "2026-03-06T10:00:00Z",
    "22463 Wh are more than a connector of 22000 W delivers in 3600 s")
  doubted("much in no time", 23, "2026-03-06T10:10:00Z", "2026-03-06T10:10:00Z", "23 Wh are more than a connector of 22000 W delivers in 0 s")
  believed("a little in no time", 22, "2026-03-06T10:20:00Z", "2026-03-06T10:20:00Z")
  delivers(0)
  believed("where nobody knows the power, all", 300, "2026-03-06T10:30:00Z", "2026-03-06T10:31:00Z")
  delivers(1)
  doubted("of a watt a kilowatt-hour", 1000, "2026-03-06T10:40:00Z", "2026-03-06T10:41:00Z", "1000 Wh are more than a connector of 1 W delivers in 60 s")
  delivers(22000)
  believed("a clock five minutes ahead", 0, "2026-03-06T13:04:00Z", "2026-03-06T13:04:30Z")
  doubted("one that is further ahead", 0, "2026-03-06T13:04:40Z", "2026-03-06T13:06:00Z", "a time that was told had not come when it was heard of")
  doubted("another year", 0, "2024-03-06T08:00:00Z", "2024-03-06T08:01:00Z", "a time that was told is more than a year before it was heard of")
end)
