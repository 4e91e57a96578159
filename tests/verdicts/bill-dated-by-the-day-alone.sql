-- happy-session: pass
UPDATE invoice SET issued_ms = (issued_ms + 7200000) / 86400000 * 86400000;
