-- fail invariant.clock
-- Right at the boot, and the same in every Heartbeat after it.
scenario "a clock that stands" { source = "OCPP 1.6 4.6", begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }

local post = station "NL-EXA-0001" { profile = "neutral-ac-22" }
csms:answers(post, "Heartbeat", { currentTime = "2026-04-01T08:00:00Z", times = "always" })

test(function() wait "20 min" end)
