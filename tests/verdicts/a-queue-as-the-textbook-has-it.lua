-- pass
-- Erlang A: 100 calls an hour of 3 minutes, 7 agents, 2 minutes of patience on the mean: 6.0 % hang up. 2,400 calls tell that to 2 %; with six seconds to each call it is 10 %.
scenario "a queue as the textbook has it" { source = "Erlang A", begins = "2026-03-02 00:00 UTC" }
local court = site "Court" { bays = 1, at = { 52.1, 5.1 } }
local post = station "NL-EXA-0192" { profile = "neutral-ac-22", bay = court.bay[1] }
tariff "Court" { energy = "1.00 EUR/kWh", tax = "21 %" }

local function ms_of(mean_s) return ("%d ms"):format(math.max(1, math.floor(-1000 * mean_s * math.log(1 - math.random())))) end

agents "Desk" { count = 7, picks_up = "0 s", playbook = function(agent) agent:spend(ms_of(180)) end }

local calls, over, lost, at_s = 2400, 0, 0, 0
for i = 1, calls do
  at_s = at_s - 36 * math.log(1 - math.random())
  local mine = ("%d ms"):format(math.floor(1000 * at_s))
  driver("Caller " .. i) { token = ("0420%06dC0D7"):format(i), phone = true, patience = ms_of(120), vehicle = false }
    :does(function(me)
      wait(mine)
      local case = me:calls_support("It does not start.", { station = post })
      over, lost = over + 1, lost + (case:answered() and 0 or 1)
      if over == calls then
        check(lost / calls > 0.04 and lost / calls < 0.08, "6.0 % hang up", ("%.1f %%"):format(100 * lost / calls))
      end
    end)
end
