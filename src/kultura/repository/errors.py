"""What can be wrong with masters, in words for who keeps them."""


class RepositoryError(Exception):
    """Something of the repository, or of what is to go into it, is not as it must be."""


class UnknownObject(RepositoryError):
    """There is no object of this identifier, or no such version of it."""


class PathRefused(RepositoryError):
    """A path cannot be a path inside an object (OCFL 1.1, 3.5.3.1)."""


class SourceRefused(RepositoryError):
    """A file to be kept is no plain file: a link, a folder, a device."""


class ChecksumDiffers(RepositoryError):
    """A file to be kept has another checksum than its package says."""


class Damaged(RepositoryError):
    """An object cannot be read as OCFL says: its inventory is lost or was changed."""
