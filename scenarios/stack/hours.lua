-- When the clocks of the reference desk run out by the service levels it was told: hours, days, nights, holidays, summer time;
-- and what it does not take for service levels.
scenario "the hours of the reference desk" {
  source = "harness/refstack/desk/calendar.h and sla.h",
  needs  = { "csms.api" },
  begins = "2026-03-06 16:30 Europe/Amsterdam",             -- a Friday; the 29th is the first day of summer time
  quiet  = true,
}

local HOUR, DAY = 60, 1440 -- in minutes
local begin = 1772811000000
local function after(minutes) return begin + minutes * 60000 end

local function agrees(level, hours, holidays)
  local sla = { grades = { L1 = { on_site_ms = level * 60000 } }, hours = hours, holidays = holidays }
  local _, status = csms:api("PUT", "/api/desk/sla", sla)
  return check(status == 200, "the desk takes service levels", status)
end

local people = 0
local function opens(grade, category)
  people = people + 1
  return csms:api("POST", "/api/desk/tickets", { channel = "email", requester = "Person " .. people, words = "it is dark",
    category = category or "fault", grade = grade }).id
end

local function act(id, action, args)
  local _, status = csms:api("POST", "/api/desk/tickets/" .. id .. "/acts", { action = action, by = "Ben", role = "agent", args = args })
  return check(status == 200, "the desk takes " .. action, status)
end

local function clock(id, name)
  for _, found in ipairs(csms:api("GET", "/api/desk/tickets/" .. id).clocks or {}) do
    if found.clock == name then return found end
  end
  return {}
end

local office, fridays = { from_min = 540, to_min = 1020, days = "1-5" }, { from_min = 1320, to_min = 360, days = "5" }
local twilight = { from_min = 1020, to_min = 1000, days = "1-5" }
local last_day = 3659 * DAY + 450

-- hours, holidays, how many minutes are agreed, and how many minutes after half past four on Friday they are over
local rows = {
  { "round the clock",              nil, nil, 61, 61 },
  { "until closing time",           office, nil, 30, 30 },
  { "a millisecond",                office, nil, 1 / 60000, 1 / 60000 },
  { "a minute longer",              office, nil, 31, 64 * HOUR + 31 },
  { "until Tuesday",                office, nil, 750, 3 * DAY + 1230 },
  { "Monday is a holiday",          office, { "2026-03-09" }, 31, 88 * HOUR + 31 },
  { "so is Tuesday",                office, { "2026-03-10", "2026-03-09" }, 31, 112 * HOUR + 31 },
  { "so it is in other months",     office, { "2026-04-09", "2025-03-09" }, 31, 64 * HOUR + 31 },
  { "Saturday and Sunday are",      office, { "2026-03-07", "2026-03-08" }, 31, 64 * HOUR + 31 },
  { "the night of Friday",          fridays, nil, 480, 810 },
  { "and a minute of the next",     fridays, nil, 481, 7 * DAY + 331 },
  { "last night is not over",       twilight, nil, 11, 31 },
  { "until that of Friday is",      twilight, nil, 1430, DAY + 10 },
  { "then comes that of Monday",    twilight, nil, 1431, 3 * DAY + 31 },
  { "that of Thursday only",        { from_min = 1020, to_min = 1000, days = "4" }, nil, 11, 6 * DAY + 31 },
  { "it ends in five minutes",      { from_min = 1020, to_min = 995, days = "4" }, nil, 5, 5 },
  { "it ends just now",             { from_min = 1020, to_min = 990, days = "4" }, nil, 5, 6 * DAY + 35 },
  { "it was a holiday",             twilight, { "2026-03-05" }, 11, 41 },
  { "Saturday and Sunday",          { from_min = 600, to_min = 660, days = "6-7" }, nil, 90, 42 * HOUR },
  { "the first day is Sunday",      { from_min = 600, to_min = 660, days = "0" }, nil, 30, 42 * HOUR },
  { "the last day is, too",         { from_min = 600, to_min = 660, days = "7" }, nil, 30, 42 * HOUR },
  { "from Sunday to Monday",        { from_min = 600, to_min = 660, days = "0-1" }, nil, 90, 66 * HOUR },
  { "Saturday alone",               { from_min = 600, to_min = 660, days = "6-6" }, nil, 30, 18 * HOUR },
  { "days here and there",          { from_min = 600, to_min = 660, days = "1,4-5" }, nil, 61, 5 * DAY + 1051 },
  { "every day",                    { from_min = 600, to_min = 660 }, nil, 61, 41 * HOUR + 31 },
  { "the first hour of the day",    { to_min = 60 }, nil, 30, 8 * HOUR },
  { "the last hour of the day",     { from_min = 1380 }, nil, 61, 30 * HOUR + 31 },
  { "until 24:00",                  { from_min = 1380, to_min = 1440 }, nil, 61, 30 * HOUR + 31 },
  { "until 0:00",                   { from_min = 1380, to_min = 0 }, nil, 61, 30 * HOUR + 31 },
  { "the last minute of the day",   { from_min = 1439 }, nil, 1, 450 },
  { "through the short night",      nil, nil, 23 * DAY, 23 * DAY },
  { "office hours are local",       office, nil, 15 * 480 + 31, 24 * DAY - 449 - 60 },
  { "as far as it counts",          nil, nil, last_day, last_day },
}

-- hours, holidays, and how many minutes of them pass until one o'clock on Tuesday
local passed = {
  { "round the clock",            nil, nil, 5550 },
  { "in the office",              office, nil, 750 },
  { "Monday is a holiday",        office, { "2026-03-09" }, 270 },
  { "in the night of Friday",     fridays, nil, 480 },
  { "in nights and half a night", twilight, nil, 2630 },
  { "the end of a night",         { from_min = 1020, to_min = 1000, days = "4" }, nil, 10 },
  { "at the weekend",             { from_min = 600, to_min = 660, days = "6-7" }, nil, 120 },
  { "until the middle of a span", { from_min = 720, to_min = 840, days = "2" }, nil, 60 },
  { "from the middle of a span",  { from_min = 960, to_min = 1020, days = "5" }, nil, 30 },
  { "never",                      { from_min = 780, to_min = 840, days = "2" }, nil, 0 },
  { "in the first hours of days", { to_min = 60 }, nil, 240 },
}

local function refused(words, body)
  local answer, status = csms:api("PUT", "/api/desk/sla", body)
  check(status == 400 and fits(answer.error, like "grades are L1 to L3"), "the desk refuses " .. words, status, answer.error)
end

local function many_days(count)
  local days = {}
  for i = 1, count do days[i] = ("2027-%02d-%02d"):format(1 + i // 28, 1 + i % 28) end
  days[count] = "2026-03-09"
  return days
end

test(function()
  step("nothing was told", function()
    local _, status = csms:api("POST", "/api/desk/tickets/0/acts", { action = "sla", by = "Ben", role = "agent" })
    check(status == 200, "who says nothing about service levels has the usual ones", status)
    local function defaults(grade, minutes)
      local id = opens(grade)
      local reply, visit = clock(id, "first_reply"), clock(id, "on_site")
      check(reply.due_ms == after(10) and reply.target_ms == 600000, "the first reply is due in ten minutes", reply.due_ms)
      check(visit.due_ms == after(minutes) and visit.target_ms == minutes * 60000 and visit.state == "running",
        "somebody is on site in " .. minutes .. " minutes", visit.due_ms, visit.target_ms)
      check(visit.breached == false, "and it is not late", visit.breached)
      check(not clock(id, "resolution").state and not clock(id, "progress").state, "nothing else was agreed")
    end
    defaults("L1", 30)
    defaults("L2", 120)
    defaults("L3", 1440)
    defaults(nil, 1440)
    check(not clock(opens("L1", "other"), "on_site").state, "where nothing is broken nobody waits for somebody on site")
  end)
  step("a clock runs out", function()
    for _, row in ipairs(rows) do
      agrees(row[4], row[2], row[3])
      local due = clock(opens "L1", "on_site").due_ms
      check(due == after(row[5]), row[1] .. ": the clock runs out when it should", due and (due - begin) / 60000, row[5])
    end
    agrees(last_day + 1)
    local far = clock(opens "L1", "on_site")
    check(far.target_ms and not far.due_ms, "what is more than ten years away is never due", far.due_ms)
  end)
  step("what is no service level", function()
    agrees(90, office)
    for _, days in ipairs { "", "8", "9", "/", "5-1", "1-8", "1-", "1-x", "1,", "1;2", ",1", "-1", "x", "1-2-3" } do
      refused("the days " .. days, { hours = { days = days } })
    end
    refused("a number for days", { hours = { days = 1 } })
    refused("an hour before midnight", { hours = { from_min = -1 } })
    refused("the end of the day as a beginning", { hours = { from_min = 1440 } })
    refused("an hour that no day has", { hours = { to_min = 1441 } })
    refused("an hour before the first", { hours = { from_min = 60, to_min = -1 } })
    refused("an hour as text", { hours = { from_min = "9:00" } })
    refused("hours without a minute", { hours = { from_min = 540, to_min = 540 } })
    refused("holidays among the hours", { hours = { holidays = { "2026-03-09" } } })
    for _, day in ipairs { "2026-13-01", "2026-02-29", "2026-3-9", "2026-03-099", "2026-03-9x", "", 20260309 } do
      refused("the holiday " .. day, { holidays = { "2026-03-10", day } })
    end
    refused("too many holidays", { holidays = many_days(65) })
    for _, grade in ipairs { "L0", "L/", "L4", "L", "L11", "l1", "M1", "1" } do
      refused("the grade " .. grade, { grades = { [grade] = { on_site_ms = 1 } } })
    end
    for _, name in ipairs { "first_reply_ms", "on_site_ms", "resolution_ms", "progress_ms" } do
      refused("a negative limit", { grades = { L2 = { [name] = -1 } } })
      refused("a limit beyond all measure", { grades = { L2 = { [name] = 1000000000001 } } })
      refused("a limit in words", { grades = { L2 = { [name] = "soon" } } })
    end
    local due = clock(opens "L1", "on_site").due_ms
    check(due == after(64 * HOUR + 90), "what was agreed before stays", due and (due - begin) / 60000)
    agrees(31, office, many_days(64))
    due = clock(opens "L1", "on_site").due_ms
    check(due == after(88 * HOUR + 31), "sixty-four holidays are not too many", due and (due - begin) / 60000)
    check(select(2, csms:api("PUT", "/api/desk/sla", { grades = { L1 = { on_site_ms = 1000000000000 }, L2 = { on_site_ms = 0 } } })) == 200,
      "no limit is one, and so is a long one")
    check(not clock(opens "L2", "on_site").state, "without a limit there is no clock")
    check(not clock(opens(), "on_site").state, "nor where it may be one without a limit")
    check(clock(opens "L3", "on_site").due_ms == after(DAY), "what is not named is as ever")
  end)
  step("what has passed", function()
    agrees(30 * DAY)
    local tickets = {}
    for i in ipairs(passed) do tickets[i] = opens "L1" end
    wait_until "2026-03-10 13:00"
    for i, row in ipairs(passed) do
      local id = tickets[i]
      agrees(30 * DAY, row[2], row[3])
      csms:api("POST", "/api/desk/tickets/" .. id .. "/replies", { by = "Ben", text = "Where is it?", topic = "question" })
      act(id, "pause")
      local stopped = clock(id, "on_site")
      check(stopped.state == "paused" and not stopped.due_ms, row[1] .. ": it stands", stopped.state, stopped.due_ms)
      agrees(30 * DAY)
      act(id, "resume")
      local due = clock(id, "on_site").due_ms
      local used = due and (after(5550 + 30 * DAY) - due) / 60000
      check(used == row[4], row[1] .. ": so much has passed", used, row[4])
    end
  end)
  step("who has just called", function()
    local last = opens "L2"
    wait "9 min"
    local events = csms:api("GET", "/api/desk/events").events
    local e = events[#events] or {}
    check(e.ticket == last and e.name == "escalate", "is waited for, when the desk waits for nothing else", e.ticket, e.name)
  end)
end)
