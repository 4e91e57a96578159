-- pass
-- A fair puts up another post, with people, prices and vans of its own, while the story runs.
scenario "a fair" { begins = "2026-03-02 09:00 Europe/Oslo", ocpp = { "1.6", "2.0.1" } }

test(function()
  wait "1 h"
  local fair = site "Fair" { bays = 2, at = { 59.9, 10.7 } }
  local post = station "F-1" { bay = fair.bay[2] }
  tariff "Fair" { energy = "3.00 NOK/kWh", tax = "25 %" }
  account "Guest" { period = "day", person = "Bob" }
  local car = vehicle "Bob's van" { battery = "80 kWh", soc = "20 %" }
  local bob = driver "Bob" { token = "04BB000001E580", account = "Guest", vehicle = car }
  local near, far = technician "Near" { at = fair:away "3 km" }, technician "Far" { at = fair:away "30 km" }
  agents "Fair line" { playbook = function(agent, case)
    agent:opens(case, { station = case.station, grade = "L2" })
    agent:act(case, "identify")
    agent:act(case, "dispatch")
    agent:ends_contact(case)
    if case:wait_for("test", "5 h") then agent:close(case, "done") end
  end }
  wait "5 min"
  check(post:connected(), "a post that comes in mid-story connects")
  bob:does(function(me)
    me:park(fair.bay[2])
    me:plug(post)
    check(me:tap(post) == "Accepted", "a card that comes in mid-story is known")
    wait "1 h"
    me:tap(post)
    me:pull_plug()
    post:breaks("contactor", {})
    local case = me:calls_support("it is broken", { station = post })
    check(case:answered(), "agents who come in mid-story answer")
    check(case:wait_for("on_site", "1 h"), "a technician who comes in mid-story is sent")
    check(case:seen("dispatch").technician == near.name, "the nearer one")
    me:leave()
    local bill = me:wait_bill { within = "2 days" }
    check(bill and bill.lines[1].price == "3.00", "a tariff that comes in mid-story counts")
  end)
end)

expect.invoice { sessions = 1 }
