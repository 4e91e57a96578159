-- stuck-cable: pass
UPDATE truth_phase SET kind = 'idle' WHERE kind = 'lock_fault';
