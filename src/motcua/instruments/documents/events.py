"""What happens in the store."""

from motcua.kit.events import event, say


@event(
    "documents.files_forgotten",
    subject="store",
    sentence=say("{actor} deleted {count} stored files that nothing refers to"),
)
class FilesForgotten:
    """Files that nothing refers to were deleted: how many, and their bytes together."""

    store_id: str
    count: int
    size: int
