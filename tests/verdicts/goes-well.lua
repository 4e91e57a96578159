-- pass
-- Without a word of expectation a story that goes well passes.
scenario "goes well" { begins = "2026-03-06 18:30 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-WEL-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }
driver "Ann" { token = "04A1B2C3" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    me:tap(post)
    wait "20 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
