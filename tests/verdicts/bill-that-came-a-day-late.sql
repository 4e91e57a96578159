-- comms-loss: fail invoice.missing
UPDATE event SET virt_ms = virt_ms + 86400000 WHERE kind = 'bill';
