-- disputed-correct-bill: pass
UPDATE invoice_line SET unit = CASE unit WHEN 'kWh' THEN 'KWH' WHEN 'h' THEN 'HUR' ELSE 'minutes' END;
