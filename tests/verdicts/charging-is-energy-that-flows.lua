-- pass
-- Whether a car charges is seen in the energy that flows, whatever a status says: through a broken contactor, below the least
-- current, before the departure timer and with a full battery nothing flows.
scenario "charging is energy" { begins = "2026-03-02 09:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }
local yard = site "Yard" { bays = 5 }
local posts = many("Y-%d", 5, function(id, i) return station(id) { bay = yard.bay[i] } end)
posts[1]:breaks("contactor", {})
local cars = {
  vehicle "At the contactor" {},
  vehicle "With a limit" { current_limit = "5 A" },
  vehicle "With a timer" { departure = "2026-03-02 12:00" },
  vehicle "Full" { soc = "100 %" },
  vehicle "As it should" {},
}
for i, car in ipairs(cars) do
  driver("Driver " .. i) { token = "04AA00000" .. i, vehicle = car }
    :does(function(me)
      me:park(yard.bay[i])
      me:plug(posts[i])
      check(not me:charging(), "nothing flows before the card is read")
      me:tap(posts[i])
      wait "30 min"
      check(me:charging() == (i == 5), car.name .. ": charging is energy that flows", posts[i]:status(), car:soc())
      check(me:answers "car_charging" == (i == 5 and "yes" or "no"), car.name .. ": and so says whoever is asked")
      me:tap(posts[i])
      me:pull_plug()
      check(not me:charging(), "nothing flows without a plug")
    end)
end
