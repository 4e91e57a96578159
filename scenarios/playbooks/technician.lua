-- Drive there, say when it gets late, put first things first: the customer's cable, then the station.
playbook(function(van, job)
  local how, _, why = van:drives_to(job)
  while how == "held up" do
    van:act(job, "late", { due_ms = van:arrival(job) + 10 * 60 * 1000, why = why }) -- with ten minutes to spare
    how, _, why = van:drives_to(job)
  end
  van:act(job, "on_site")

  local broken = van:inspects(job)
  if broken == "connector lock" then
    van:opens_by_hand(job)
    van:act(job, "released")
    van:tests(job)
    van:act(job, "test", { what = "cable" })
    van:hands_over(job)
    van:act(job, "returned")
    van:mends(job)
  elseif broken then
    van:mends(job)
    van:act(job, "repair", { part = broken })
    van:tests(job)
    van:act(job, "test", { what = "station" })
  else
    van:tests(job)
    van:act(job, "test", { what = "station" })
  end
end)
