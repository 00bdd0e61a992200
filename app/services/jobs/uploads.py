"""What was uploaded for a job: kept in the store, packed, until the job has ended."""

import zlib
from base64 import b64decode, b64encode

from app.services.access import Access
from graph.errors import NotFound
from graph.model.problems import shown
from graph.store import EntryEdit

UPLOAD = "upload"


def upload_edit(id_: str, content: bytes) -> EntryEdit:
    """Return the edit that keeps an upload, for the change that begins its job."""
    packed = b64encode(zlib.compress(content)).decode("ascii")
    return EntryEdit(UPLOAD, id_, {"packed": packed}, 0)


def uploaded(access: Access, id_: str) -> bytes:
    """Return an upload as it was sent. Raises NotFound."""
    entry = access.store.entry(access.tenant, UPLOAD, id_)
    if entry is None:
        raise NotFound(f"no upload has the id {shown(id_)}")
    return zlib.decompress(b64decode(entry.content["packed"]))
