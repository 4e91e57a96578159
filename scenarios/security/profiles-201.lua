-- Four stations in a row, one for each security profile, and one whose certificate a stranger signed: it stays outside.
scenario "security profiles 0 to 3, OCPP 2.0.1" {
  source = "OCPP 2.0.1 part 2, A00",
  needs  = {},
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local open_  = station "NL-SEC-2000" { security = 0, ocpp = "2.0.1" }
local basic  = station "NL-SEC-2001" { security = 1, ocpp = "2.0.1" }
local server = station "NL-SEC-2002" { security = 2, ocpp = "2.0.1" }
local mutual = station "NL-SEC-2003" { security = 3, ocpp = "2.0.1" }
local forged = station "NL-SEC-2004" { security = 3, certificate = "stranger", ocpp = "2.0.1" }

test(function()
  wait "1 min"
  check(open_:connected(), "profile 0: nothing is asked")
  check(basic:connected(), "profile 1: the password is right")
  check(server:connected(), "profile 2: the server's certificate is right, and so is the password")
  check(mutual:connected(), "profile 3: both certificates are right")
  check(not forged:connected(), "a certificate of a stranger lets nobody in")
end)
