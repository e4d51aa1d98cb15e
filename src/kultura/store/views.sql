-- What is public, today's words for it. Made anew after every migration, so this file is the one place
-- that says it. The reader's role may read the views below the line and nothing else.
-- security_barrier: no condition of a query runs on a row before the predicate has let it through.

-- Records and containers that are not withdrawn, and within their dates.
CREATE VIEW publication.shown AS
SELECT record.*
FROM publication.record
WHERE record.withdrawn_at IS NULL
    AND (record.visible_from IS NULL OR record.visible_from <= (SELECT publication.clock()))
    AND (record.visible_until IS NULL OR record.visible_until > (SELECT publication.clock()));

-- Lists of containers of which each is shown now.
CREATE VIEW publication.open_chain AS
SELECT chain.containers
FROM publication.chain
WHERE NOT EXISTS (
    SELECT 1
    FROM unnest(chain.containers) AS above (uid)
    LEFT JOIN publication.shown ON shown.uid = above.uid
    WHERE shown.uid IS NULL
);

-- Records and containers that are visible now.
CREATE VIEW publication.visible AS
SELECT shown.*
FROM publication.shown
JOIN publication.open_chain USING (containers);

-- ---------------------------------------------------------------------------------------------------

CREATE VIEW publication.visible_record WITH (security_barrier) AS
SELECT uid, type, collection, path, institution, kind, containers, visible_from, visible_until, access,
    published_at, changed_at, latitude, longitude, area, dating_from, dating_to, terms, keeps_hours,
    features
FROM publication.visible
WHERE collection IS NOT NULL;

CREATE VIEW publication.visible_rendering WITH (security_barrier) AS
SELECT rendering.uid, type, collection, path, institution, access, language, etag, title, title_key,
    body, card, place, usual,
    CASE WHEN access = 'open' THEN media END AS media,
    CASE WHEN access = 'open' THEN image END AS image,
    CASE WHEN access = 'open' THEN form.pages END AS pages,
    CASE WHEN access = 'open' THEN form.has_text END AS has_text,
    CASE WHEN access = 'open' THEN coalesce(
        (
            SELECT jsonb_build_object('page', page, 'width', width, 'height', height)
            FROM digitisation.page
            WHERE page.uid = form.uid AND page.page = form.cover AND NOT hidden AND file <> ''
        ),
        (
            SELECT jsonb_build_object('page', page, 'width', width, 'height', height)
            FROM digitisation.page
            WHERE page.uid = form.uid AND NOT hidden AND file <> ''
            ORDER BY position
            LIMIT 1
        )
    ) END AS cover
FROM publication.rendering
JOIN publication.visible ON visible.uid = rendering.uid AND collection IS NOT NULL
LEFT JOIN digitisation.form ON form.uid = rendering.uid;

CREATE VIEW publication.visible_occurrence WITH (security_barrier) AS
SELECT occurrence.*, visible.type, visible.collection, visible.institution, visible.features
FROM publication.occurrence
JOIN publication.visible ON visible.uid = occurrence.uid AND visible.collection IS NOT NULL;

-- The same rows, for who asks about the dates of many: each list of containers is looked at once, not
-- once a row.
CREATE VIEW publication.visible_date WITH (security_barrier) AS
WITH open_chain AS MATERIALIZED (SELECT containers FROM publication.open_chain)
SELECT occurrence.*, shown.type, shown.collection, shown.institution, shown.features
FROM publication.occurrence
JOIN publication.shown ON shown.uid = occurrence.uid AND shown.collection IS NOT NULL
JOIN open_chain ON open_chain.containers = shown.containers;

-- IS TRUE: the places that are visible are gathered once, not joined to each opening.
CREATE VIEW publication.visible_opening WITH (security_barrier) AS
SELECT opening.*
FROM publication.opening
WHERE (opening.uid IN (
    SELECT uid
    FROM publication.shown
    WHERE collection IN ('venues', 'institutions')
        AND (containers IN (SELECT containers FROM publication.open_chain)) IS TRUE
)) IS TRUE;

-- Venues and institutions, and `hours`: the place by whose opening hours each of them is open. A venue
-- without hours of its own is open as what it is part of, else as its institution; an institution
-- without any, as its own venue.
CREATE VIEW publication.visible_place WITH (security_barrier) AS
WITH open_chain AS MATERIALIZED (SELECT containers FROM publication.open_chain),
place AS MATERIALIZED (
    SELECT uid, collection, kind, coalesce(institution, uid) AS house, latitude, longitude, area,
        keeps_hours, features
    FROM publication.shown
    JOIN open_chain USING (containers)
    WHERE collection IN ('venues', 'institutions')
)
SELECT place.uid, place.collection, place.kind, place.house,
    coalesce(place.latitude, part_of.latitude) AS latitude,
    coalesce(place.longitude, part_of.longitude) AS longitude,
    coalesce(place.area, part_of.area) AS area,
    place.features,
    CASE
        WHEN place.keeps_hours THEN place.uid
        WHEN part_of.keeps_hours THEN part_of.uid
        WHEN house.keeps_hours THEN house.uid
        WHEN main.keeps_hours THEN main.uid
    END AS hours
FROM place
LEFT JOIN publication.reference AS above
    ON above.uid = place.uid AND above.position = 0
    AND above.role = CASE place.collection WHEN 'venues' THEN 'parent' ELSE 'place' END
LEFT JOIN place AS part_of ON part_of.uid = above.target
LEFT JOIN place AS house ON house.uid = place.house
LEFT JOIN publication.reference AS seat
    ON seat.uid = place.house AND seat.role = 'place' AND seat.position = 0
LEFT JOIN place AS main ON main.uid = seat.target;

-- References of visible records; pictures and files only where access is open. Whether the target is
-- visible too is asked where its fragment is joined.
CREATE VIEW publication.visible_reference WITH (security_barrier) AS
SELECT reference.uid, role, position, target
FROM publication.reference
JOIN publication.visible ON visible.uid = reference.uid AND visible.collection IS NOT NULL
WHERE visible.access = 'open' OR role NOT IN ('image', 'attachment', 'illustration');

-- Files while a visible record with open access shows them: as a picture, or to be taken home.
CREATE VIEW publication.visible_medium WITH (security_barrier) AS
SELECT medium.uid, hash, media_type, size, filename, width, height, color, is_picture, is_attachment
FROM publication.medium
CROSS JOIN LATERAL (
    SELECT bool_or(role IN ('image', 'illustration')) AS is_picture,
        bool_or(role = 'attachment') AS is_attachment
    FROM publication.reference
    JOIN publication.visible ON visible.uid = reference.uid
        AND visible.collection IS NOT NULL AND visible.access = 'open'
    WHERE reference.target = medium.uid AND role IN ('image', 'attachment', 'illustration')
) AS uses
WHERE is_picture OR is_attachment;

-- Digital forms of visible records and their pages, while access is open: what the manifest, the Image
-- API, texts and searches in pages know. Nothing else lets the public at a page.
-- Hidden pages are none of them. Proposals are kept by working copies' UIDs, which no record has.
CREATE VIEW publication.visible_form WITH (security_barrier) AS
SELECT form.uid, form.pages, form.has_text, form.structure, form.made_at, form.cover
FROM digitisation.form
JOIN publication.visible ON visible.uid = form.uid
    AND visible.collection IS NOT NULL AND visible.access = 'open';

CREATE VIEW publication.visible_page WITH (security_barrier) AS
SELECT page.uid, position, page, label, page.type, file, width, height, text,
    boxes
FROM digitisation.page
JOIN publication.visible ON visible.uid = page.uid
    AND visible.collection IS NOT NULL AND visible.access = 'open'
WHERE NOT page.hidden;

-- Containers that hide nothing of what is in them, as far as they themselves go.
CREATE VIEW publication.open_container WITH (security_barrier) AS
SELECT shown.uid
FROM publication.shown
WHERE shown.uid IN (SELECT unnest(chain.containers) FROM publication.chain);

-- Once public, not now: 410 with the date.
CREATE VIEW publication.gone WITH (security_barrier) AS
SELECT announcement.uid, announcement.type, announcement.collection,
    coalesce(
        record.withdrawn_at,
        CASE WHEN NOT announcement.visible THEN announcement.at END,
        (SELECT publication.clock())
    ) AS withdrawn_at
FROM publication.announcement
LEFT JOIN publication.record ON record.uid = announcement.uid
LEFT JOIN publication.visible ON visible.uid = announcement.uid
WHERE visible.uid IS NULL AND announcement.collection IS NOT NULL;

-- Paths, old ones too, of what is public or was.
CREATE VIEW publication.visible_path WITH (security_barrier) AS
SELECT path.path, path.uid
FROM publication.path
JOIN publication.announcement USING (uid)
WHERE announcement.collection IS NOT NULL;

CREATE VIEW publication.feed WITH (security_barrier) AS
SELECT id, uid, type, collection, change, at
FROM publication.change;

CREATE VIEW publication.turned WITH (security_barrier) AS
SELECT version, uids
FROM publication.turn;

CREATE VIEW publication.vocabulary WITH (security_barrier) AS
SELECT vocabulary AS name, value, position, parent, uri, labels, broad_match
FROM publication.term;

-- `now` is publication.clock() in its own words: each request asks, and calling the function would
-- double what that costs.
CREATE VIEW publication.version WITH (security_barrier) AS
SELECT version, change, statement_timestamp() + ahead AS now, store
FROM publication.state
CROSS JOIN publication.clock_offset;

-- The next moment at which time alone changes what is public.
CREATE VIEW publication.next_boundary WITH (security_barrier) AS
SELECT least(
    (SELECT min(visible_from) FROM publication.record WHERE visible_from > publication.clock()),
    (SELECT min(visible_until) FROM publication.record WHERE visible_until > publication.clock())
) AS at;

-- The next moment at which something begins or ends, by which what is on changes. Of hidden things too:
-- it only ends the life of kept answers.
CREATE VIEW publication.next_turn WITH (security_barrier) AS
SELECT least(
    (SELECT min(starts) FROM publication.occurrence WHERE starts > publication.clock()),
    (SELECT min(ends) FROM publication.occurrence WHERE ends > publication.clock()),
    (SELECT min(opens) FROM publication.opening WHERE opens > publication.clock()),
    (SELECT min(closes) FROM publication.opening WHERE closes > publication.clock())
) AS at;

-- How much waits to be published and since when; not what.
CREATE VIEW publication.backlog WITH (security_barrier) AS
SELECT count(*) AS pending, count(*) FILTER (WHERE retry_at IS NOT NULL) AS failing,
    (SELECT count(*) FROM publication.parked) AS parked,
    coalesce(extract(epoch FROM clock_timestamp() - min(marked_at)), 0)::double precision AS seconds
FROM publication.pending;
