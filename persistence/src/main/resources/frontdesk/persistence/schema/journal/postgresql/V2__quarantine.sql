-- Entities whose recovery fails; those with a time in since are not tried any more. Ids only.
CREATE TABLE quarantine (
    persistence_id VARCHAR(255) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    clinic VARCHAR(64),
    failures INTEGER NOT NULL,
    first_failure TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_failure TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    since TIMESTAMP(3) WITH TIME ZONE,
    build VARCHAR(64) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    farewell_said BOOLEAN DEFAULT FALSE NOT NULL
);
