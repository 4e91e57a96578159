-- stuck-cable@2.0.1: fail invoice.idle
UPDATE truth_phase SET kind = 'idle' WHERE kind = 'lock_fault';
UPDATE scenario SET expect = json_remove(expect, '$.invoice.idle');
