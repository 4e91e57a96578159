-- billing/odd-registers: fail invoice.missing invoice.period
-- Nobody was told that the biller waits for a word about Ann's register: then her bill is late, and for another day.
DELETE FROM event WHERE kind='bill_held' AND json_extract(data,'$.account')='Ann';
