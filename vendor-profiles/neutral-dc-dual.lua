-- A neutral DC station: two tethered cables that can charge at the same time and share 150 kW.
return {
  based_on = "neutral-ac-22",
  source = "OCPP 1.6 edition 2, 4 and 9; IEC 61851-23 mode 4; IEC 62196-3 CCS2 connector",
  model = "DC-150-dual",
  dc = true,
  connectors = 2,
  evses = 2,
  max_power = "150 kW",
  station_power = "150 kW",
  voltage_v = 400,
  socket = false,
  boot = "45 s",
  sample_interval = "60 s",
  connection_timeout = "90 s",
  meter_start = "48000 kWh",
  sampled_data = "Energy.Active.Import.Register,Power.Active.Import,SoC",
}
