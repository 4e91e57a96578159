-- A database of format 1 becomes one of format 2: OCPP 2.0.1 has come.
ALTER TABLE session ADD COLUMN txid TEXT;
ALTER TABLE station ADD COLUMN serial TEXT;
ALTER TABLE station ADD COLUMN boot_reason TEXT;
ALTER TABLE station ADD COLUMN config TEXT;
