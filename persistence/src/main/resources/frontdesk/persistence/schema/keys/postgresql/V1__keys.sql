-- Data keys, wrapped by the master key. A destroyed key keeps its row so that its name is never
-- given a new key, and loses its bytes.
CREATE TABLE data_key (
    id VARCHAR(96) PRIMARY KEY,
    wrapped BYTEA,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    destroyed_at TIMESTAMP(3) WITH TIME ZONE
);

CREATE TABLE clinic_secret (
    clinic VARCHAR(64) PRIMARY KEY,
    wrapped BYTEA NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

-- One row, sealed by the master key: tells at the start whether the master key is the right one.
CREATE TABLE master_proof (
    id INTEGER PRIMARY KEY,
    proof BYTEA NOT NULL
);
