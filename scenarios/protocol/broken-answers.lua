-- Answers of a station that come late, with an id that nobody asked by, or twice: the CSMS drops what is none, and goes on.
scenario "broken answers" {
  source = "OCPP-J 1.6 4.1.1, 4.1.3",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-P06" { profile = "neutral-ac-22" }

local function asks(pattern)
  return csms:command(post, "GetConfiguration", { key = { "HeartbeatInterval" } }, pattern)
end

local function lives() check(post:calls("Heartbeat") ~= nil, "the connection lives on") end

test(function()
  post:tampers("GetConfiguration", { answers = true, late = "20 s" })
  asks { configurationKey = any }
  post:tampers("GetConfiguration", { answers = true, id = "not-mine" })
  check(asks() == nil, "an answer with a foreign id is no answer")
  lives()
  post:tampers("GetConfiguration", { answers = true, twice = true })
  asks { configurationKey = any }
  lives()
end)
