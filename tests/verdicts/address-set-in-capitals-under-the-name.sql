-- paper-invoice-95: pass
UPDATE invoice SET data = json_set(data, '$.sent_to', 'Herr Olav' || char(10) || 'STRANDGATEN 1' || char(10) || 'BERGEN');
