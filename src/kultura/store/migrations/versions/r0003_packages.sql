CREATE SCHEMA digitisation;

-- What one person brought at once, into which part of which institution. `ended` is set when every
-- package of it was looked at; until then the same command goes on with it.
CREATE TABLE digitisation.delivery (
    run         text COLLATE "C" PRIMARY KEY,
    institution text COLLATE "C" NOT NULL,
    place       text        NOT NULL,
    collection  text COLLATE "C" NOT NULL DEFAULT '',
    goal        text        NOT NULL,
    person      text        NOT NULL,
    sources     text[]      NOT NULL,
    begun       timestamptz NOT NULL,
    ended       timestamptz
);
CREATE INDEX delivery_unended ON digitisation.delivery (person) WHERE ended IS NULL;
CREATE INDEX delivery_institution ON digitisation.delivery (institution);

-- One package of a delivery. How far its record has come in the approval is the record's to say:
-- here a batch ends as described.
CREATE TABLE digitisation.batch (
    id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run          text COLLATE "C" NOT NULL REFERENCES digitisation.delivery,
    source       text        NOT NULL,
    state        text        NOT NULL DEFAULT 'received' CHECK (
        state IN ('received', 'checked', 'needs-decision', 'described', 'refused', 'replaced')
    ),
    received_at  timestamptz NOT NULL,
    checked_at   timestamptz,
    described_at timestamptz,
    format       text        NOT NULL DEFAULT '',
    identifier   text        NOT NULL DEFAULT '',
    title        text        NOT NULL DEFAULT '',
    pages        integer     NOT NULL DEFAULT 0,
    files        integer     NOT NULL DEFAULT 0,
    size         bigint      NOT NULL DEFAULT 0,
    counts       jsonb       NOT NULL DEFAULT '{}',
    description  jsonb       NOT NULL DEFAULT '{}',
    fingerprint  text COLLATE "C" NOT NULL DEFAULT '',
    object       text        NOT NULL DEFAULT '',
    version      integer,
    added        bigint      NOT NULL DEFAULT 0,  -- bytes that the version brought
    uid          text COLLATE "C",
    outcome      text        NOT NULL DEFAULT '',
    note         text        NOT NULL DEFAULT ''
);
CREATE INDEX batch_run ON digitisation.batch (run);
CREATE INDEX batch_state ON digitisation.batch (state, id);
CREATE INDEX batch_fingerprint ON digitisation.batch (fingerprint) WHERE fingerprint <> '';
CREATE INDEX batch_identifier ON digitisation.batch (identifier) WHERE identifier <> '';
CREATE INDEX batch_object ON digitisation.batch (object) WHERE object <> '';
CREATE INDEX batch_use ON digitisation.batch (run) INCLUDE (object, added) WHERE state = 'described';
CREATE INDEX batch_uid ON digitisation.batch (uid) WHERE uid IS NOT NULL;

-- What was found in a package, in the order in which it is told.
CREATE TABLE digitisation.finding (
    batch    integer NOT NULL REFERENCES digitisation.batch ON DELETE CASCADE,
    position integer NOT NULL,
    severity text    NOT NULL,
    code     text    NOT NULL,
    file     text    NOT NULL,
    line     integer,
    details  jsonb   NOT NULL,
    means    text    NOT NULL,
    advice   text    NOT NULL,
    PRIMARY KEY (batch, position)
);

-- What people decided about a package.
CREATE TABLE digitisation.decision (
    batch  integer     NOT NULL REFERENCES digitisation.batch ON DELETE CASCADE,
    at     timestamptz NOT NULL,
    person text        NOT NULL,
    action text        NOT NULL CHECK (action IN ('waive', 'refuse')),
    reason text        NOT NULL
);
CREATE INDEX decision_batch ON digitisation.decision (batch);
