-- happy-session: pass
UPDATE invoice_line SET from_ms = NULL, to_ms = NULL;
