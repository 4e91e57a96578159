-- The station comes back after the wait it is set to, and waits twice as long after an attempt that failed.
scenario "TC_B_57_CS" {
  conformance = "TC_B_57_CS",
  source = "OCPP 2.0.1 part 6 TC_B_57_CS; part 4, 5.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-57" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "RetryBackOffRepeatTimes", "2")
  csms:sets(post, "OCPPCommCtrlr", "RetryBackOffRandomRange", "0")
  csms:sets(post, "OCPPCommCtrlr", "RetryBackOffWaitMinimum", "20")
  post:disconnects "1 s"
  wait "18 s" -- 19 s after the cut
  check(not post:connected(), "it waits before it comes back")
  wait "2 s"
  check(post:connected(), "it is back after the wait")
  post:silent("BootNotification", "1 min")

  post:link "cut"
  wait "25 s" -- the first attempt, after 20 s, fails
  post:link_mends()
  wait "34 s" -- 59 s after the cut: 20 s and not yet 40 s
  check(not post:connected(), "it waits twice as long after a failure")
  wait "4 s"
  check(post:connected(), "it is back after that")
  post:from_now()
  post:sends("Heartbeat", {}, "6 min")
  post:has_not_sent "BootNotification"
end)
