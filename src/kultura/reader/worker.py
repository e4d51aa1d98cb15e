"""What one worker of the reader is made of: its settings, its database, the application."""

from kultura.media.files import MediaFiles
from kultura.media.pyramids.folder import Pyramids
from kultura.reader.ahead import Ahead
from kultura.reader.app import build
from kultura.reader.database import Database
from kultura.reader.front import Front
from kultura.reader.iiif.image.door import PictureDoor
from kultura.reader.iiif.image.pictures import Pictures
from kultura.reader.record_door import RecordDoor
from kultura.reader.search.index.folder import Folder
from kultura.reader.search.snapshot import Snapshots
from kultura.reader.service import Service
from kultura.settings import load
from kultura.store.lease import LEASE
from signal import SIGTERM
from threading import Thread
from wsgiref.types import WSGIApplication
from zoneinfo import ZoneInfo

import ctypes
import logging
import os


DSN = "KULTURA_READER_DSN"
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
PR_SET_PDEATHSIG = 1
MEGABYTE = 1024**2


def application() -> WSGIApplication:
    """Build the application of this worker; without a database it starts, and answers 503."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(SIGTERM), 0, 0, 0)  # no worker without its server
    logging.basicConfig(level=logging.INFO, format=LINE)
    settings = load()
    zone = ZoneInfo(settings.kultura.time_zone)
    database = Database(os.environ[DSN], zone.key)
    database.look()
    snapshots = Snapshots(Folder(settings.directory("search")))
    given = settings.kultura
    share = given.public_cache_mb * MEGABYTE // 3  # answers, as they were sent, and made ahead
    service = Service(
        database,
        snapshots,
        given.api_url,
        given.languages,
        zone,
        given.public_max_age,
        share,
        LEASE,
    )
    Thread(target=service.warm, name="dictionaries", daemon=True).start()
    if share:
        Thread(target=Ahead(service).run, name="ahead", daemon=True).start()
    media = MediaFiles(settings.directory("media"))
    pictures = Pictures(service, media, Pyramids(settings.directory("derivatives")))
    records = RecordDoor(service, build(service, media, pictures))
    return PictureDoor(pictures, Front(records, service, share))
