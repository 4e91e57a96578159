-- protocol/clock-drift: fail invoice.energy
-- says: energy is billed as 4.7 kWh; in truth it is 3.7
-- By the stamps of the station all the rest is right: it is told of this alone.
UPDATE invoice_line SET quantity = '4.700' WHERE kind = 'energy' AND station = 'CP-DRIFT-3';
