-- WebSocketPingInterval makes a station send pings, a change takes effect at once, and 0 turns them off. A half-open connection is
-- found out by a ping without a pong. Heartbeats go on as before.
scenario "WebSocket pings" {
  ocpp   = { "1.6", "2.0.1" },
  source = "OCPP 1.6 4.6, 9.1.35, OCPP-J 1.6 5.2; OCPP 2.0.1 part 4, 5.2, 8.4",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-PING-0001" { profile = "neutral-ac-22" }

local function sets(value)
  if post:version() == "1.6" then
    csms:command(post, "ChangeConfiguration", { key = "WebSocketPingInterval", value = value }, { status = "Accepted" })
  else
    csms:command(post, "SetVariables", { setVariableData = { { component = { name = "OCPPCommCtrlr" },
      variable = { name = "WebSocketPingInterval" }, attributeValue = value } } },
      { setVariableResult = { { attributeStatus = "Accepted" } } })
  end
end

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Accepted" })
  wait "10 min"
  local pings, pongs = post:pings()
  check(pings == 0 and pongs == 0, "without an interval there are no pings")
  sets "30"
  wait "5 min 10 s"
  pings, pongs = post:pings()
  check(pings == 10 and pongs == 10, "one every 30 s, each answered")
  sets "60"
  wait "5 min 10 s"
  pings, pongs = post:pings()
  check(pings == 15 and pongs == 15, "one every minute")
  post:sends("Heartbeat", nil, "6 min")
  post:link "stall"
  wait "2 min 10 s"
  check(not post:connected(), "no pong came: it gave the connection up")
  post:link_mends()
  post:connects "10 min"
  sets "0"
  pings, pongs = post:pings()
  check(pongs < pings, "a ping had no pong")
  wait "20 min"
  check(post:pings() == pings, "off again")
end)
