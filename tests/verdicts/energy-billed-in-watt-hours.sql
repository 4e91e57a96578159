-- happy-201: fail invoice.unit
-- says: energy is billed in "Wh"; the tariff prices it by kWh
UPDATE invoice_line SET unit = 'Wh' WHERE kind = 'energy';
