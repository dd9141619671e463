"""What a stranger can find out about a file."""

import io
import subprocess
import time
from tempfile import NamedTemporaryFile

import pypdfium2
from PIL import Image, ImageDraw


def photo() -> bytes:
    """A picture of a paper, as a phone would take it; never the same twice."""
    picture = Image.new("RGB", (1200, 1600), "white")
    ImageDraw.Draw(picture).text((80, 80), f"GIAY CHUNG SINH {time.time_ns()}", fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def changed(content: bytes) -> bytes:
    """The file with one byte of its signed text changed."""
    place = content.index(b"stream\n") + 40
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def pdfsig(content: bytes) -> str:
    """What poppler's ``pdfsig`` says of the file."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        run = subprocess.run(
            ["pdfsig", "-nocert", file.name], capture_output=True, check=False, timeout=30
        )
    return run.stdout.decode(errors="replace")
