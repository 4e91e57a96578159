-- A connection is half open: the station has given it up, and the CSMS does not know. When the station is back it is served on its
-- new connection, and what was said on the old one is over: a command that waited there, an answer that was held back.
scenario "a connection that is half open" {
  source = "OCPP-J 1.6 5.3; OCPP 2.0.1 part 4 5.3; RFC 6455 7.1.1",
  needs  = { "csms.api", "csms.script" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-HALF1" {}

local function of(station_) return csms:api("GET", "/api/csms/sessions?station=" .. station_.name).stations[1] or {} end

local function reads()
  return csms:api("POST", "/api/csms/commands", { station = post.name, action = "GetLocalListVersion", args = {} }).command or 0
end

local function fate(id) return csms:api("GET", "/api/csms/commands/" .. id) end

test(function()
  post:told "BootNotification"
  wait "1 min"
  step("a command that waits on it", function()
    post:link "stall"
    local id = reads()
    wait "1 s"
    post:disconnects "5 s"
    check(of(post).online == true and fate(id).state == "sent", "the CSMS does not know", fate(id).state)
    post:link_mends()
    wait "20 s"
    check(post:connected(), "the station is back")
    check(fits(fate(id), { state = "offline", error = "the connection was lost before an answer came", answer = absent }), "the command is lost with it",
      fate(id).state, fate(id).error)
    post:calls("Heartbeat", {}, { currentTime = any })
    id = reads()
    wait "1 s"
    check(fate(id).state == "answered" and of(post).online, "it is served on the new one", fate(id).state)
  end)
  step("an answer that is held back on it", function()
    csms:answers(post, "DataTransfer", { delay = "2 min" })
    post:calls("DataTransfer", { vendorId = "org.chargerig" })
    post:link "stall"
    post:disconnects "5 s"
    post:link_mends()
    wait "20 s"
    check(post:connected(), "the station is back")
    post:untold("DataTransfer", "3 min")
    csms:answers(post, "DataTransfer", { delay = "2 min" })
    post:calls("DataTransfer", { vendorId = "org.chargerig" })
    post:disconnects "5 s"
    post:untold("DataTransfer", "3 min")
  end)
end)
