-- The connection is lost: the station comes back by itself, without a boot.
scenario "TC_B_57_CS" {
  conformance = "TC_B_57_CS",
  source = "OCPP 2.0.1 part 6 TC_B_57_CS; part 4, 5.3",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-B-57" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:link "cut"
  wait "2 min"
  post:link_mends()
  post:from_now()
  post:connects()
  post:silent("BootNotification", "1 min")
  post:sends("Heartbeat", {}, "6 min")
end)
