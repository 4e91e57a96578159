-- disputed-correct-bill: fail invoice.idle
UPDATE scenario SET expect = json_set(expect, '$.invoice.idle', '1.00 NOK');
