-- wrong-bill: pass
UPDATE invoice_line SET station = '', connector = NULL;
