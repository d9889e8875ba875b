-- Names and columns are those that pekko-persistence-jdbc 1.1 reads and writes.

CREATE TABLE event_journal (
    ordering BIGSERIAL UNIQUE,
    persistence_id VARCHAR(255) NOT NULL,
    sequence_number BIGINT NOT NULL,
    deleted BOOLEAN DEFAULT FALSE NOT NULL,
    writer VARCHAR(255) NOT NULL,
    write_timestamp BIGINT,
    adapter_manifest VARCHAR(255),
    event_ser_id INTEGER NOT NULL,
    event_ser_manifest VARCHAR(255) NOT NULL,
    event_payload BYTEA NOT NULL,
    meta_ser_id INTEGER,
    meta_ser_manifest VARCHAR(255),
    meta_payload BYTEA,
    -- The last fence against a second writer.
    PRIMARY KEY (persistence_id, sequence_number)
);

CREATE TABLE event_tag (
    event_id BIGINT REFERENCES event_journal (ordering) ON DELETE CASCADE,
    tag VARCHAR(256),
    PRIMARY KEY (event_id, tag)
);

CREATE INDEX event_tag_idx ON event_tag (tag, event_id);

CREATE TABLE snapshot (
    persistence_id VARCHAR(255) NOT NULL,
    sequence_number BIGINT NOT NULL,
    created BIGINT NOT NULL,
    snapshot_ser_id INTEGER NOT NULL,
    snapshot_ser_manifest VARCHAR(255) NOT NULL,
    snapshot_payload BYTEA NOT NULL,
    meta_ser_id INTEGER,
    meta_ser_manifest VARCHAR(255),
    meta_payload BYTEA,
    PRIMARY KEY (persistence_id, sequence_number)
);

-- Contents that calls name by hash: catalogue, texts, grammars, limits.
CREATE TABLE content (
    hash VARCHAR(64) PRIMARY KEY,
    text TEXT NOT NULL,
    stored_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
