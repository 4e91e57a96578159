-- error language: expected a whole number, not negative, got "1.6"
scenario "written in a language of stations" { language = "1.6", begins = "2026-03-06 18:30 UTC" }
