-- disputed-correct-bill: fail invoice.idle
-- says: 10.00 NOK is billed for idle time; the scenario expects 1.00 NOK
UPDATE scenario SET expect = json_set(expect, '$.invoice.idle', '1.00 NOK');
