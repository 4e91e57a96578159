-- error it is written for language 0 of scenarios; this chargerig reads language 1
scenario "written in a language that never was" { language = 0, begins = "2026-03-06 18:30 UTC" }
