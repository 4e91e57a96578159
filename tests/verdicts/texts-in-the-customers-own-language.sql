-- comms-loss: pass
UPDATE invoice_line SET text = CASE kind WHEN 'flat' THEN 'Startgebyr 5,00 kr' ELSE 'Strøm ' || replace(quantity, '.', ',') || ' kWh à 3,10 kr, til sammen ' || replace(net, '.', ',') || ' NOK' END;
