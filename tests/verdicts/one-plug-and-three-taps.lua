-- pass
-- Begun, ended and begun again on one plug, all within a second or two: that is two sessions, and the station may.
scenario "three taps on one plug" { source = "OCPP 1.6 4.9, F2", begins = "2026-03-06 18:30 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }

local hall = site "Sports hall" { bays = 1, at = { 52.09, 5.12 } }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = hall.bay[1] }

driver "Ann" { token = "04A1B2C3D4E580" }
  :does(function(me)
    me:park(hall.bay[1])
    me:plug(post)
    for _ = 1, 3 do me:tap(post) end
    wait "20 min"
    me:tap(post)
    me:pull_plug()
    me:leave()
  end)
