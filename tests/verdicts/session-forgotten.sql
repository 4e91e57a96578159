-- happy-session@2.0.1: fail invariant.session_lost
DELETE FROM sut_session;
