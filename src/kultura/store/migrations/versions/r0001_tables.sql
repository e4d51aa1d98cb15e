-- What must be projected. A mark's row is the lock of its UID: whoever writes a record holds it first.
CREATE SEQUENCE publication.generation;

CREATE TABLE publication.pending (
    uid         text COLLATE "C" PRIMARY KEY,
    generation  bigint      NOT NULL,
    xid         xid8        NOT NULL,
    ready       boolean     NOT NULL,
    overlapped  boolean     NOT NULL DEFAULT false,
    marked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts    integer     NOT NULL DEFAULT 0,
    retry_at    timestamptz,
    error       text
);
CREATE INDEX pending_generation ON publication.pending (generation);

-- Marks whose object could not be rendered, put aside so that the rest go on.
CREATE TABLE publication.parked (
    uid        text COLLATE "C" PRIMARY KEY,
    generation bigint      NOT NULL,
    attempts   integer     NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    error      text        NOT NULL
);

-- One row an object: its own visibility and what is asked for. A container that is no record itself
-- has a row without a collection. withdrawn_at set: the row is a tombstone.
CREATE TABLE publication.record (
    uid           text COLLATE "C" PRIMARY KEY,
    type          text   NOT NULL,
    collection    text,
    path          text   NOT NULL,
    institution   text COLLATE "C",
    kind          text,
    containers    text[] COLLATE "C" NOT NULL,
    visible_from  timestamptz,
    visible_until timestamptz,
    withdrawn_at  timestamptz,
    access        text   NOT NULL DEFAULT 'open',
    published_at  timestamptz,
    changed_at    timestamptz,
    latitude      double precision,
    longitude     double precision,
    area          text COLLATE "C",
    dating_from   integer,
    dating_to     integer,
    terms         text[] COLLATE "C" NOT NULL DEFAULT '{}',
    keeps_hours   boolean NOT NULL DEFAULT false,
    features      text[] NOT NULL DEFAULT '{}',
    fingerprint   text
);
CREATE INDEX record_collection ON publication.record (collection, uid) WHERE withdrawn_at IS NULL;
CREATE INDEX record_institution ON publication.record (institution) WHERE withdrawn_at IS NULL;
CREATE INDEX record_containers ON publication.record (containers);
CREATE INDEX record_visible_from ON publication.record (visible_from) WHERE visible_from IS NOT NULL;
CREATE INDEX record_visible_until ON publication.record (visible_until) WHERE visible_until IS NOT NULL;

-- Every distinct list of containers once, so that "each of them is visible" is computed once a list
-- and not once a record.
CREATE TABLE publication.chain (
    containers text[] COLLATE "C" PRIMARY KEY
);
CREATE INDEX chain_member ON publication.chain USING gin (containers);

-- The bytes to send, a language each: the record's own part, the fragments that others put into
-- theirs (card, place), what its dates show where they say nothing themselves (usual), and what only
-- open access shows (media, image).
CREATE TABLE publication.rendering (
    uid       text COLLATE "C" NOT NULL REFERENCES publication.record ON DELETE CASCADE,
    language  text  NOT NULL,
    etag      text  NOT NULL,
    title     text  NOT NULL,
    title_key text COLLATE "C" NOT NULL,
    body      bytea NOT NULL,
    media     bytea,
    image     bytea,
    card      bytea NOT NULL,
    place     bytea,
    usual     bytea,
    PRIMARY KEY (uid, language)
);
CREATE INDEX rendering_title ON publication.rendering (language, title_key, uid);

-- One row a showing or slot; kind 'run' is an exhibition from its first to its last day, 'undated' what
-- is asked for about a record without dates: a venue, a lesson by arrangement.
CREATE TABLE publication.occurrence (
    uid          text COLLATE "C" NOT NULL REFERENCES publication.record ON DELETE CASCADE,
    id           text COLLATE "C" NOT NULL,
    kind         text        NOT NULL,
    starts       timestamptz NOT NULL,
    ends         timestamptz NOT NULL,
    all_day      boolean     NOT NULL,
    day          date        NOT NULL,
    last_day     date        NOT NULL,
    weekday      smallint    NOT NULL,
    time_of_day  time,
    status       text        NOT NULL,
    availability text,
    place        text COLLATE "C",
    elsewhere    boolean     NOT NULL,
    latitude     double precision,
    longitude    double precision,
    area         text COLLATE "C",
    free         boolean,
    free_days    smallint[]  NOT NULL,
    price_from   numeric,
    duration     integer,
    online       boolean     NOT NULL,
    bookable     boolean     NOT NULL,
    group_min    integer,
    group_max    integer,
    languages    text[]      NOT NULL,
    services     text[]      NOT NULL,
    bodies       jsonb       NOT NULL,
    is_long      boolean GENERATED ALWAYS AS (ends - starts > interval '24 hours') STORED,
    PRIMARY KEY (uid, id)
);
CREATE INDEX occurrence_long ON publication.occurrence (ends, starts) WHERE is_long AND kind = 'showing';
CREATE INDEX occurrence_short ON publication.occurrence (starts, ends)
    WHERE NOT is_long AND kind = 'showing';
CREATE INDEX occurrence_time ON publication.occurrence (starts, ends);
CREATE INDEX occurrence_ends ON publication.occurrence (ends);
CREATE INDEX occurrence_run ON publication.occurrence (last_day, day) WHERE kind = 'run';
CREATE INDEX occurrence_undated ON publication.occurrence (uid) WHERE kind = 'undated';

-- One row a stretch of a day in which a venue or institution is open, some way ahead.
CREATE TABLE publication.opening (
    uid    text COLLATE "C" NOT NULL REFERENCES publication.record ON DELETE CASCADE,
    day    date        NOT NULL,
    opens  timestamptz NOT NULL,
    closes timestamptz NOT NULL,
    free   boolean     NOT NULL,
    PRIMARY KEY (uid, opens)
);
CREATE INDEX opening_opens ON publication.opening (opens);
CREATE INDEX opening_closes ON publication.opening (closes);

-- Who refers to whom, by the name under which the reader joins it.
CREATE TABLE publication.reference (
    uid      text COLLATE "C" NOT NULL REFERENCES publication.record ON DELETE CASCADE,
    role     text    NOT NULL,
    position integer NOT NULL,
    target   text COLLATE "C" NOT NULL,
    PRIMARY KEY (uid, role, position)
);
CREATE INDEX reference_target ON publication.reference (target, role);

-- Files exported for records with open access, by the UID of their object. The bytes lie in the media
-- directory under their hash; `source` tells which bytes of the object they are.
CREATE TABLE publication.medium (
    uid          text COLLATE "C" PRIMARY KEY,
    hash         text COLLATE "C" NOT NULL,
    source       text   NOT NULL,
    media_type   text   NOT NULL,
    size         bigint NOT NULL,
    filename     text,
    width        integer,
    height       integer,
    color        text,
    unused_since timestamptz
);
CREATE INDEX medium_hash ON publication.medium (hash);
CREATE INDEX medium_unused ON publication.medium (unused_since) WHERE unused_since IS NOT NULL;

-- Every path a record was public under; the last one to bear a path owns it.
CREATE TABLE publication.path (
    path text PRIMARY KEY,
    uid  text COLLATE "C" NOT NULL
);
CREATE INDEX path_uid ON publication.path (uid);

-- What the change feed last said of each record. Rows stay for ever: they say what was public once.
-- Only the holder of the state row touches this table.
CREATE TABLE publication.announcement (
    uid        text COLLATE "C" PRIMARY KEY,
    type       text        NOT NULL,
    collection text,
    visible    boolean     NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX announcement_hidden ON publication.announcement (at) WHERE NOT visible;

CREATE TABLE publication.change (
    id         bigint PRIMARY KEY,
    uid        text COLLATE "C" NOT NULL,
    type       text        NOT NULL,
    collection text        NOT NULL,
    change     text        NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX change_uid ON publication.change (uid, id);

-- Containers shown or hidden whose contents the feed has not been told of yet.
CREATE TABLE publication.unsettled (
    uid   text COLLATE "C" PRIMARY KEY,
    round bigint NOT NULL DEFAULT 1
);

-- The version every request reads first, the feed's last number, and the moment up to which
-- visible_from and visible_until are told; filled_at is empty while the site has what was never marked,
-- because it is older than the store. One row; its lock is always taken last.
CREATE TABLE publication.state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint      NOT NULL DEFAULT 0,
    change   bigint      NOT NULL DEFAULT 0,
    boundary timestamptz NOT NULL DEFAULT now(),
    filled_at timestamptz
);
INSERT INTO publication.state DEFAULT VALUES;

CREATE TABLE publication.clock_offset (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    ahead    interval NOT NULL DEFAULT '0'
);
INSERT INTO publication.clock_offset DEFAULT VALUES;

-- The time of everything public. By statement, not by transaction: who waited for the state row's lock
-- then sees a later time than the one who held it.
CREATE FUNCTION publication.clock() RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    AS 'SELECT statement_timestamp() + ahead FROM publication.clock_offset';

-- The controlled vocabularies as the site has them; labels by language. Records hold values only, so a
-- label's change renders nothing anew.
CREATE TABLE publication.term (
    vocabulary text COLLATE "C" NOT NULL,
    value      text COLLATE "C" NOT NULL,
    position   integer NOT NULL,
    parent     text COLLATE "C",
    uri        text,
    labels     jsonb   NOT NULL,
    PRIMARY KEY (vocabulary, value)
);

-- What the worker does. A key keeps the same thing from being asked for twice; a job asked for in a
-- ZODB transaction is ready when that has committed, or done when the horizon has passed its xid.
CREATE TABLE publication.job (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL,
    key        text,
    payload    jsonb       NOT NULL,
    run_at     timestamptz NOT NULL,
    ready      boolean     NOT NULL DEFAULT true,
    xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
    attempts   integer     NOT NULL DEFAULT 0,
    error      text,
    failed_at  timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (kind, key)
);
CREATE INDEX job_due ON publication.job (run_at, id) WHERE failed_at IS NULL;

-- Which administrator has taken which pending item, so that two do not do the same work. Taken again
-- it lasts longer; nothing has to give it back.
CREATE TABLE publication.claim (
    uid    text COLLATE "C" PRIMARY KEY,
    person text        NOT NULL,
    until  timestamptz NOT NULL
);

-- Until when a person has seen what a page of the desk lists.
CREATE TABLE publication.visit (
    person text COLLATE "C" NOT NULL,
    page   text COLLATE "C" NOT NULL,
    seen   timestamptz NOT NULL,
    PRIMARY KEY (person, page)
);

-- What people have typed into forms and not saved yet. Private to the person; gone after 30 days.
CREATE TABLE publication.draft (
    person   text COLLATE "C" NOT NULL,
    form     text COLLATE "C" NOT NULL,  -- the item's UID, or the container's and the type added
    fields   jsonb       NOT NULL,
    based_on text        NOT NULL,       -- the state of the item when the form was opened
    saved    timestamptz NOT NULL,
    PRIMARY KEY (person, form)
);
CREATE INDEX draft_saved ON publication.draft (saved);

CREATE TABLE publication.draft_file (
    person   text COLLATE "C" NOT NULL,
    form     text COLLATE "C" NOT NULL,
    name     text COLLATE "C" NOT NULL,  -- the input's
    filename text             NOT NULL,
    bytes    bytea            NOT NULL,
    PRIMARY KEY (person, form, name),
    FOREIGN KEY (person, form) REFERENCES publication.draft ON DELETE CASCADE
);

-- Who has which form open, so that two at one item are told of each other.
CREATE TABLE publication.editing (
    form   text COLLATE "C" NOT NULL,
    person text COLLATE "C" NOT NULL,
    seen   timestamptz      NOT NULL,
    PRIMARY KEY (form, person)
);
