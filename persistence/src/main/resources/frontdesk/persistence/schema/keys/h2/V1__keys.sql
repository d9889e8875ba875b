-- H2 commits each statement: IF NOT EXISTS lets a start that was killed in here be repeated.

-- Data keys, wrapped by the master key. A destroyed key keeps its row so that its name is never
-- given a new key, and loses its bytes.
CREATE TABLE IF NOT EXISTS "data_key" (
    "id" CHARACTER VARYING(96) PRIMARY KEY,
    "wrapped" BINARY VARYING(1024),
    "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    "destroyed_at" TIMESTAMP(3) WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS "clinic_secret" (
    "clinic" CHARACTER VARYING(64) PRIMARY KEY,
    "wrapped" BINARY VARYING(1024) NOT NULL,
    "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- One row, sealed by the master key: tells at the start whether the master key is the right one.
CREATE TABLE IF NOT EXISTS "master_proof" (
    "id" INTEGER PRIMARY KEY,
    "proof" BINARY VARYING(1024) NOT NULL
);
