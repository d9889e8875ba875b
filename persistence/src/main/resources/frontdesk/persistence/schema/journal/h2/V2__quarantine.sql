-- H2 commits each statement: IF NOT EXISTS lets a start that was killed in here be repeated.

-- Entities whose recovery fails; those with a time in "since" are not tried any more. Ids only.
CREATE TABLE IF NOT EXISTS "quarantine" (
    "persistence_id" CHARACTER VARYING(255) PRIMARY KEY,
    "kind" CHARACTER VARYING(16) NOT NULL,
    "clinic" CHARACTER VARYING(64),
    "failures" INTEGER NOT NULL,
    "first_failure" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "last_failure" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "since" TIMESTAMP(3) WITH TIME ZONE,
    "build" CHARACTER VARYING(64) NOT NULL,
    "reason" CHARACTER VARYING(32) NOT NULL,
    "farewell_said" BOOLEAN DEFAULT FALSE NOT NULL
);
