-- running-cost-201: fail invariant.running_cost
UPDATE frame SET text=replace(text, '"totalCost":9.47', '"totalCost":12.00') WHERE dir='in' AND text LIKE '%idTokenInfo%';
