-- happy-session: fail invariant.plausible_energy invoice.energy
-- 80 minutes at 22 kW are 29 kWh at most; 147 are billed.
UPDATE invoice_line SET quantity='147.210' WHERE kind='energy';
