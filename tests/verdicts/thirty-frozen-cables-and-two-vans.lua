-- fail sla.on_site sla.cable_returned
-- One morning of frost keeps thirty cables; two agents are enough, two vans are not.
scenario "thirty frozen cables, two vans" { source = "row B20", begins = "2026-01-12 05:00 Europe/Amsterdam", ocpp = { "1.6" } }
agents "First line" { count = 2, playbook = "stuck-cable" }
tariff "Town" { energy = "0.45 EUR/kWh", idle = "0.05 EUR/min after 15 min", tax = "21 %" }
for i = 1, 30 do
  local street = site(("Street %d"):format(i)) { bays = 1, at = { 52.05 + i % 6 / 50, 5.05 + i // 6 / 50 } }
  local post = station(("NL-FRO-%02d"):format(i)) { profile = "neutral-ac-22", bay = street.bay[1] }
  if i % 15 == 0 then technician(("Van %d"):format(i)) { at = street:away("3 km"), shift = "05:00-22:00" } end
  post:breaks("connector lock", { from = "end of session", remote_unlock = i % 5 == 0 and "works" or "fails", reset = "fails" })
  local name = ("Driver %d"):format(i)
  account(name) { person = name, period = "day" }
  driver(name) { token = ("04F405%04d"):format(i), account = name, phone = true, patience = "25 min", cable_worth = "300 EUR" }
    :does(function(me)
      me:park(street.bay[1])
      me:plug(post)
      me:tap(post)
      wait(90 + i * 3 .. " min")
      me:tap(post)
      if me:pull_plug() == "locked" then
        local case = me:calls_support("my cable is frozen to your post")
        check(case:wait_for("case closed", "12 h"), name .. " gets the cable back")
      end
      me:leave()
    end)
end
expect.sla     { grade = "L2", answer = "5 min", on_site = "2 h", cable_returned = "3 h" }
expect.invoice { sessions = 30, idle = "none while the lock is at fault" }
