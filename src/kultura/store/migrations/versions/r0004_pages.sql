-- The digital form of a record: which version of which object of the repository its pages are of.
CREATE TABLE digitisation.form (
    uid       text COLLATE "C" PRIMARY KEY,  -- the record's
    object    text COLLATE "C" NOT NULL,
    version   integer     NOT NULL,
    pages     integer     NOT NULL,  -- that are not hidden
    has_text  boolean     NOT NULL,  -- any of them
    structure jsonb       NOT NULL,
    made_at   timestamptz NOT NULL,
    original  text COLLATE "C",  -- the record whose pages these are to become; only of a proposal
    cover     text COLLATE "C" NOT NULL DEFAULT '',  -- the page that stands for all; '' is the first
    revision  integer     NOT NULL DEFAULT 0  -- how often people have changed these pages
);
CREATE INDEX form_object ON digitisation.form (object);
CREATE INDEX form_original ON digitisation.form (original) WHERE original IS NOT NULL;

-- A page, in the order in which they are looked at. `page` is the id of the page, of its image and of
-- its canvas; it stays when a corrected package brings the page again, and what a proposal says of
-- the page has the same id. `edited` names the columns that are a person's, not the package's.
CREATE TABLE digitisation.page (
    uid      text COLLATE "C" NOT NULL REFERENCES digitisation.form ON DELETE CASCADE ON UPDATE CASCADE,
    position integer NOT NULL,
    page     text COLLATE "C" NOT NULL,
    label    text    NOT NULL,  -- the number as printed
    type     text    NOT NULL,
    file     text COLLATE "C" NOT NULL,  -- the image's pyramid; '' where there is no image
    width    integer NOT NULL,  -- pixels, of the image or of the text
    height   integer NOT NULL,
    text     text    NOT NULL,
    boxes    bytea   NOT NULL,  -- of the words of the text, see kultura.store.page_text
    turned   smallint NOT NULL DEFAULT 0,  -- degrees by which image, size and boxes are turned
    rotation smallint NOT NULL DEFAULT 0,  -- by which they are to be
    hidden   boolean NOT NULL DEFAULT false,
    reason   text    NOT NULL DEFAULT '',  -- why it is hidden
    rescan   boolean NOT NULL DEFAULT false,
    note     text    NOT NULL DEFAULT '',  -- what is wrong with the scan
    edited   text[]  NOT NULL DEFAULT '{}',
    PRIMARY KEY (uid, position)
);
CREATE UNIQUE INDEX page_page ON digitisation.page (uid, page);
CREATE INDEX page_of_any ON digitisation.page (page);
CREATE INDEX page_file ON digitisation.page (file) WHERE file <> '';
CREATE INDEX page_rescan ON digitisation.page (uid) WHERE rescan;

-- Which images the repository keeps, and in which objects: so that what is brought twice is noticed.
-- Made of the inventories, and made anew from them.
CREATE TABLE digitisation.master_digest (
    digest bytea NOT NULL,  -- the first 16 bytes of the SHA-512
    object text COLLATE "C" NOT NULL,
    PRIMARY KEY (digest, object)
);

-- A package that comes from a browser in pieces, as an archive. `batch` is there when it is whole,
-- `taken_at` when it was unpacked and brought.
CREATE TABLE digitisation.upload (
    id          text COLLATE "C" PRIMARY KEY,
    institution text COLLATE "C" NOT NULL,
    place       text        NOT NULL,
    collection  text COLLATE "C" NOT NULL,
    goal        text        NOT NULL,
    person      text        NOT NULL,
    name        text        NOT NULL,
    fingerprint text        NOT NULL,  -- what the browser knows the file again by
    length      bigint      NOT NULL,
    received    bigint      NOT NULL DEFAULT 0,
    begun       timestamptz NOT NULL,
    expires     timestamptz NOT NULL,
    batch       integer,
    taken_at    timestamptz
);
CREATE INDEX upload_person ON digitisation.upload (person);

-- What people changed of pages. `revision` is the form's that the change made.
CREATE TABLE digitisation.page_change (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid      text COLLATE "C" NOT NULL,
    revision integer     NOT NULL,
    at       timestamptz NOT NULL,
    person   text        NOT NULL,
    page     text COLLATE "C" NOT NULL,
    place    integer     NOT NULL,  -- of the page, then
    field    text        NOT NULL,
    old      text        NOT NULL,
    new      text        NOT NULL
);
CREATE INDEX page_change_uid ON digitisation.page_change (uid, id);

-- What people say of the quality of a package: notes that stay with its batch.
CREATE TABLE digitisation.quality_note (
    batch  integer     NOT NULL REFERENCES digitisation.batch ON DELETE CASCADE,
    at     timestamptz NOT NULL,
    person text        NOT NULL,
    note   text        NOT NULL
);
CREATE INDEX quality_note_batch ON digitisation.quality_note (batch);
