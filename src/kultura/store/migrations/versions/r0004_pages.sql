-- The digital form of a record: which version of which object of the repository its pages are of.
CREATE TABLE digitisation.form (
    uid       text COLLATE "C" PRIMARY KEY,  -- the record's
    object    text COLLATE "C" NOT NULL,
    version   integer     NOT NULL,
    pages     integer     NOT NULL,
    has_text  boolean     NOT NULL,
    structure jsonb       NOT NULL,
    made_at   timestamptz NOT NULL
);
CREATE INDEX form_object ON digitisation.form (object);

-- A page, in the order in which they are looked at. `page` is the id of the page, of its image and of
-- its canvas; it stays when a corrected package brings the page again.
CREATE TABLE digitisation.page (
    uid      text COLLATE "C" NOT NULL REFERENCES digitisation.form ON DELETE CASCADE,
    position integer NOT NULL,
    page     text COLLATE "C" NOT NULL,
    label    text    NOT NULL,  -- the number as printed
    type     text    NOT NULL,
    file     text COLLATE "C" NOT NULL,  -- the image's pyramid; '' where there is no image
    width    integer NOT NULL,  -- pixels, of the image or of the text
    height   integer NOT NULL,
    text     text    NOT NULL,
    boxes    bytea   NOT NULL,  -- of the words of the text, see kultura.store.page_text
    PRIMARY KEY (uid, position)
);
CREATE UNIQUE INDEX page_page ON digitisation.page (page);
CREATE INDEX page_file ON digitisation.page (file) WHERE file <> '';

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
