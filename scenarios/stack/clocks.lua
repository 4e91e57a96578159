-- Eleven tickets and all that the clocks of the reference desk say of them: unanswered, paused twice, graded again, opened again.
scenario "the clocks of the reference desk" {
  source = "harness/refstack/desk/sla.h and ticket_clock.h; support practice: another grade counts from the first notice",
  needs  = { "csms.api" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local begin, now = 1772791200000, 0
-- waits until so many minutes after the beginning
local function at(minutes)
  wait((minutes - now) .. " min")
  now = minutes
end

local function minutes(n) return n * 60000 end
local function agrees(grades)
  local _, status = csms:api("PUT", "/api/desk/sla", { grades = grades })
  check(status == 200, "the desk takes service levels", status)
end

local function opens(who, grade, category)
  return csms:api("POST", "/api/desk/tickets", { channel = "email", requester = who, words = "it is dark",
    category = category or "fault", grade = grade }).id
end

local function act(id, action, args)
  local _, status = csms:api("POST", "/api/desk/tickets/" .. id .. "/acts", { action = action, by = "Ben", role = "agent", args = args })
  check(status == 200, "the desk takes " .. action, status)
end

local function says(id, topic)
  csms:api("POST", "/api/desk/tickets/" .. id .. "/replies", { by = "Ben", text = "What do you see?", topic = topic })
end

local function clocks(id)
  local words = {}
  for _, clock in ipairs(csms:api("GET", "/api/desk/tickets/" .. id).clocks or {}) do
    words[#words + 1] = ("%s %s %s%s"):format(clock.clock, clock.state,
      clock.due_ms and ("%.3f"):format((clock.due_ms - begin) / 60000) or "never", clock.breached and " breached" or "")
  end
  return table.concat(words, ", ")
end

local function shows(id, words) check(clocks(id) == words, ("ticket %d has its clocks"):format(id), clocks(id), words) end

-- what the desk told of its clocks, in its order
local function told()
  local lines = {}
  for _, event in ipairs(csms:api("GET", "/api/desk/events").events or {}) do
    if event.name == "escalate" or event.name == "breach" then
      lines[#lines + 1] = ("%.6f %d %s %s %.6f"):format((event.at_ms - begin) / 60000, event.ticket, event.name, event.data.clock,
        ((event.data.due_ms or 0) - begin) / 60000)
    end
  end
  return lines
end

-- minute, ticket, what, clock, the minute at which it is or was due
local expected = {
  "8.000000 1 escalate first_reply 10.000000",
  "8.000000 3 escalate first_reply 10.000000",
  "10.000000 1 breach first_reply 10.000000",
  "16.000000 4 escalate first_reply 20.000000",
  "16.000000 7 escalate first_reply 20.000000",
  "20.000000 4 breach first_reply 20.000000",
  "20.000000 7 breach first_reply 20.000000",
  "20.000000 3 escalate on_site 25.000000",
  "25.000000 3 breach on_site 25.000000",
  "30.000000 4 escalate on_site 25.000000",
  "30.000000 4 breach on_site 25.000000",
  "36.000000 6 escalate progress 40.000000",
  "38.000000 5 escalate on_site 43.000000",
  "40.000000 6 breach progress 40.000000",
  "40.000033 1 escalate on_site 50.000050",
  "43.000000 5 breach on_site 43.000000",
  "50.000033 6 escalate on_site 60.000050",
  "50.000050 1 breach on_site 50.000050",
  "60.000050 6 breach on_site 60.000050",
  "71.000000 2 escalate progress 75.000000",
  "75.000000 2 breach progress 75.000000",
  "75.000033 2 escalate on_site 85.000050",
  "80.000000 1 escalate resolution 100.000000",
  "80.000000 3 escalate resolution 100.000000",
  "90.000000 6 escalate resolution 110.000000",
  "100.000000 1 breach resolution 100.000000",
  "100.000000 3 breach resolution 100.000000",
  "110.000000 6 breach resolution 110.000000",
  "183.000000 8 escalate first_reply 195.000000",
  "183.000000 8 escalate on_site 195.000000",
  "195.000000 8 breach first_reply 195.000000",
  "195.000000 8 breach on_site 195.000000",
  "200.000000 9 escalate on_site 170.000000",
  "200.000000 9 breach on_site 170.000000",
  "203.000000 10 escalate promise 205.000000",
  "204.000000 10 escalate progress 205.000000",
  "204.000000 11 escalate progress 205.000000",
  "204.000000 11 escalate promise 206.000000",
  "205.000000 10 breach progress 205.000000",
  "205.000000 11 breach progress 205.000000",
  "205.000000 10 breach promise 205.000000",
  "206.000000 11 breach promise 206.000000",
}

test(function()
  agrees { L1 = { on_site_ms = minutes(50) + 3, resolution_ms = minutes(100), progress_ms = minutes(20) },
    L2 = { on_site_ms = minutes(25) }, L3 = { first_reply_ms = minutes(20), on_site_ms = minutes(240) } }
  local unanswered, paused, graded, graded_late = opens("Ann", "L1"), opens("Bob", "L1"), opens "Cleo", opens "Dee"
  local asked, again, other = opens("Eve", "L3"), opens("Fay", "L1"), opens("Gus", "L3", "other")
  shows(unanswered, "first_reply running 10.000, on_site running 50.000, resolution running 100.000")
  shows(graded, "first_reply running 20.000, on_site running 240.000")
  shows(other, "first_reply running 20.000")
  says(asked, "question")
  at(2)
  act(asked, "pause")
  says(again, "resolution")
  act(again, "close")
  shows(again, "first_reply stopped 10.000, on_site stopped 50.000, resolution stopped 100.000, progress stopped 22.000")
  at(5)
  says(paused, "question")
  act(paused, "pause")
  shows(paused, "first_reply stopped 10.000, on_site paused never, resolution paused never, progress paused never")
  act(graded, "grade", { grade = "L2" })
  shows(graded, "first_reply running 10.000, on_site running 25.000")
  at(9)
  says(graded, "progress")
  at(10)
  act(paused, "pause")
  act(asked, "grade", { grade = "L2" })
  shows(asked, "first_reply stopped 20.000, on_site paused never")
  act(graded, "grade", { grade = "L3" })
  act(again, "reopen")
  shows(again, "first_reply running 20.000, on_site running 60.000, resolution running 110.000, progress stopped 22.000")
  at(12)
  act(graded, "grade", { grade = "L1" })
  shows(graded, "first_reply stopped 10.000, on_site running 25.000, resolution running 100.000")
  says(again, "progress")
  shows(again, "first_reply stopped 20.000, on_site running 60.000, resolution running 110.000, progress running 32.000")
  at(20)
  act(asked, "resume")
  shows(asked, "first_reply stopped 20.000, on_site running 43.000")
  says(again, "progress")
  shows(again, "first_reply stopped 20.000, on_site running 60.000, resolution running 110.000, progress running 40.000")
  at(30)
  act(graded_late, "classify", { grade = "L2" })
  shows(graded_late, "first_reply running 10.000 breached, on_site running 25.000 breached")
  act(paused, "resume")
  shows(paused, "first_reply stopped 10.000, on_site running 75.000, resolution running 125.000, progress running 50.000")
  at(40)
  act(paused, "resume")
  at(45)
  says(paused, "question")
  at(50)
  act(paused, "pause")
  at(60)
  act(paused, "resume")
  shows(paused, "first_reply stopped 10.000, on_site running 85.000, resolution running 135.000, progress running 75.000")
  at(80)
  act(paused, "on_site")
  at(90)
  act(paused, "close")
  shows(paused, "first_reply stopped 10.000, on_site stopped 85.000, resolution stopped 135.000, progress stopped 75.000 breached")
  at(95)
  csms:api("POST", "/api/restart")                          -- what was due is still due, and told in time
  at(120)
  agrees { L1 = { first_reply_ms = minutes(60), on_site_ms = minutes(60) }, L3 = { first_reply_ms = 0, on_site_ms = 0 } }
  local late, kim = opens("Hal", "L3"), opens("Kim", "L2")
  shows(late, "")
  says(kim, "question")
  at(130)
  says(late, "resolution")
  act(late, "close")
  at(135)
  act(late, "reopen")
  at(150)
  act(late, "grade", { grade = "L1" })
  shows(late, "first_reply running 195.000, on_site running 195.000")
  at(160)
  act(kim, "pause")
  at(170)
  act(kim, "resume")
  shows(kim, "first_reply stopped 130.000, on_site running 250.000")
  at(200)
  agrees { L1 = { progress_ms = minutes(5) } }
  act(kim, "grade", { grade = "L1" })                       -- which would have been used up before it was paused
  shows(kim, "first_reply stopped 130.000, on_site running 170.000 breached")
  local ida, jan = opens("Ida", "L1"), opens("Jan", "L1")
  for i, id in ipairs { ida, jan } do act(id, "promise", { topic = "resolution", due_ms = begin + minutes(204 + i) }) end
  says(ida, "progress")
  says(jan, "progress")                                     -- what is due first now is due by this
  at(205)
  act(ida, "close")
  at(206)
  act(jan, "close")
  local lines = told()
  for i, line in ipairs(expected) do
    check(lines[i] == line, "the desk tells of its clocks when they are due, once, in their order", lines[i], line)
  end
  check(#lines == #expected, "and tells no more", lines[#expected + 1])
end)
