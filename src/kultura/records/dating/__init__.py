"""When an object was made: as written, and as EDTF beside it."""
