-- Drive there, say when it gets late, put first things first: the customer's cable, then the station.
playbook(function(van, job)
  local how, _, why = van:drives_to(job)
  while how == "held up" do
    van:act(job, "late", { due_ms = van:arrival(job) + 10 * 60 * 1000, why = why }) -- with ten minutes to spare
    how, _, why = van:drives_to(job)
  end
  if how == "called off" then return end
  van:act(job, "on_site")

  local broken, held = van:inspects(job)
  if broken == "connector lock" and held then
    van:opens_by_hand(job)
    van:act(job, "released")
    van:tests(job)
    van:act(job, "test", { what = "cable" })
    van:hands_over(job)
    van:act(job, "returned")
    local _, missing = van:mends(job)
    if missing then van:act(job, "needs_part", { part = missing }) end
    return
  end

  if broken then
    local mended, missing = van:mends(job)
    if not mended then
      van:act(job, "needs_part", { part = missing })         -- another van brings it
      return
    end
    van:act(job, "repair", { part = broken })
  end
  local good = van:tests(job)
  van:act(job, "test", { what = "station", good = good })
end)
