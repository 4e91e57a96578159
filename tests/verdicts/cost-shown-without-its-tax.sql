-- running-cost-201: fail invariant.running_cost
UPDATE frame SET text=replace(text, '"totalCost":3.25', '"totalCost":2.69') WHERE text LIKE '%CostUpdated%';
