-- inconc sla.first_reply sla.progress
-- Nobody answers, and it is too early to say so: the desk's own clock of progress does not run yet, either.
scenario "fifteen minutes" { begins = "2026-03-06 10:00 UTC" }
driver "Ann" { email = true } :does(function(me) me:writes_email("hello", { about = "other" }); wait "15 min" end)
expect.sla { first_reply = "20 min", progress = "5 min" }
