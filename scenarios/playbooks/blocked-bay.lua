-- Somebody else stands in the bay: nothing to mend, but there is a free station nearby.
playbook(function(agent, case)
  local station = case.station
  local bay = agent:ask(case, "bay")
  agent:opens(case, { station = station, grade = "L3" })
  agent:act(case, "identify", { station = station, bay = bay })

  local look = agent:sessions { station = station }
  local here = look and look.stations and look.stations[1]
  local other = here and agent:act(case, "alternative",
    { lat_e6 = here.lat_e6, lon_e6 = here.lon_e6, not_station = station })
  if other and other.station then
    agent:reply(case, ("There is a free connector at %s, station %s."):format(other.site, other.station),
      { topic = "alternative" })
  else
    agent:reply(case, "I am sorry, there is nothing free nearby. I have the car reported.", { topic = "progress" })
  end
  agent:close(case, "bay blocked by a car that does not charge")
end)
