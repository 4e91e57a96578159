-- error it is written for language 2 of scenarios; this chargerig reads language 1
scenario "written for a later language" { language = 2, begins = "2026-03-06 18:30 UTC" }
