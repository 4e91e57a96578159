-- pass
-- Doubles have gaps beyond 2^53, and 10^15 was written as 1e+15: whole numbers of a script go out as they were written,
-- through tampering, commands and the API of the CSMS, and come back so.
scenario "long numbers" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "2.0.1" }, needs = { "csms.api" } }
local post = station "CP-1" { profile = "neutral-ac-22" }
local largest, smallest = 9223372036854775807, math.mininteger
local numbers = { largest, smallest, 9007199254740993, -9007199254740993, 123456789012345678, 1000000000000000, 42, 0.5, 1e18 }

local function same(got, what)
  for i, n in ipairs(numbers) do
    check(got and got[i] == n, ("%s: number %d"):format(what, i), tostring(got and got[i]), tostring(n))
  end
end

test(function()
  local function echo(data) return (post:calls("DataTransfer", { vendorId = "org.chargerig", messageId = "echo", data = data }) or {}).data end
  post:told "BootNotification"
  same(echo(numbers), "echoed in a list")
  check((echo { deep = { { n = largest } } } or { deep = { {} } }).deep[1].n == largest, "however deep it stands")
  check(echo(smallest) == smallest, "and alone")
  post:tampers("DataTransfer", { replace = { data = numbers } })
  same(echo "replaced", "put in by a tamper")
  post:tampers("DataTransfer", { answers = true, replace = { data = numbers } })
  local answer = csms:command(post, "DataTransfer", { vendorId = "org.elsewhere", data = numbers }, { status = any })
  same(answer and answer.data, "answered to a command")
  local id = csms:api("POST", "/api/csms/commands", { station = post.name, action = "DataTransfer", args = { vendorId = "org.elsewhere", data = numbers } }).command
  wait "5 s"
  same(csms:api("GET", "/api/csms/commands/" .. id).args.data, "kept by the CSMS")
end)
