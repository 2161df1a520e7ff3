"""One picture, drawn anew: decoded, turned upright, brought to a size, and written as WebP with nothing else in it.

Runs only where `tondo.media.darkroom` puts it: in a process of its own, with limits, because what it opens was made by
strangers. What a file says about itself is checked before a pixel of it is decoded.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from tondo.errors import Bad, TooBig

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
"""By what is in the file; neither its name nor what its sender calls it counts."""
SIDE = 4_096
"""Pixels that the longer side is brought down to."""
LONGEST = 16_384
"""Pixels that a side may have."""
QUALITY = 85
DRAWN = frozenset({"PNG", "GIF"})
"""What these hold was mostly drawn, not photographed: it is kept exactly if that does not cost too much."""
EXACTLY = 4_000_000
"""Pixels beyond which nothing is kept exactly: it would take seconds."""
WORTH = 2.0
"""An exact picture may be this many times as large as one that is nearly so."""
MODEST = 256 * 1024
"""Bytes that an exact picture may have in any case."""


SMOOTH = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
"""Ways to keep colours in which the mean of two pixels is a colour between them."""
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What to do with a picture whose camera says that it was held in this way."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of our own making."""

    body: bytes
    w: int
    h: int


def developed(raw: bytes, pixels: int) -> Picture:
    """Draw a stranger's picture anew. Raises Bad, or TooBig beyond so many pixels."""
    with warnings.catch_warnings():
        # A frame may be larger than its file has said; what Pillow only warns of is an end here, too.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        Image.MAX_IMAGE_PIXELS = pixels
        try:
            image = Image.open(io.BytesIO(raw), formats=FORMATS)
            _require_modest(image, pixels)
            return _finished(_upright(image), exactly=image.format in DRAWN)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_many(pixels) from None
        except UnidentifiedImageError:
            raise Bad("this is no picture that is understood: send PNG, JPEG, WebP, GIF or AVIF") from None
        except (Bad, TooBig, MemoryError):
            raise
        except Exception as why:
            # A decoder that is fed nonsense fails in ways that no list of errors covers.
            raise Bad(f"this picture is broken or incomplete ({type(why).__name__})") from None


def shrunk(body: bytes, side: int) -> Picture:
    """Bring a picture of ours down to a side."""
    image = Image.open(io.BytesIO(body), formats=("WEBP",))
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    return Picture(_webp(image, exactly=False), image.width, image.height)


def _require_modest(image: Image.Image, pixels: int) -> None:
    w, h = image.size
    if w < 1 or h < 1:
        raise Bad("this picture has no size")
    if w * h > pixels or max(w, h) > LONGEST:
        raise _too_many(pixels)


def _too_many(pixels: int) -> TooBig:
    return TooBig(
        f"a picture has at most {pixels / 1_000_000:g} million pixels, and a side of at most {LONGEST:,} of them"
    )


def _upright(image: Image.Image) -> Image.Image:
    """Decode the first frame as it is to be looked at. It is made smaller as early as can be: memory is what bombs cost."""
    # Only JPEG can: it decodes an eighth, a quarter or a half for little.
    image.draft(None, (SIDE, SIDE))
    image.load()
    # The way up is written beside the pixels, and is lost with the first step.
    way_up = image.getexif().get(ExifTags.Base.Orientation, 1)
    if image.mode not in SMOOTH:
        image = _in_plain_colors(image)
    if max(image.size) > SIDE:
        image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    image = _in_plain_colors(image)
    turn = TURNS.get(way_up)
    return image if turn is None else image.transpose(turn)


def _in_plain_colors(image: Image.Image) -> Image.Image:
    """Bring the colours to what screens take for granted: red, green and blue, with or without transparency, in sRGB."""
    seen_through = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if seen_through else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            into = "RGB" if image.mode == "CMYK" else image.mode
            done = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=into)
            if done is not None:
                done.info.pop("icc_profile", None)
                return done if done.mode == mode else done.convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A profile that says nothing sensible is as good as none.
            pass
    return image if image.mode == mode and "transparency" not in image.info else image.convert(mode)


def _finished(image: Image.Image, *, exactly: bool) -> Picture:
    body = _webp(image, exactly=False)
    if exactly and image.width * image.height <= EXACTLY:
        exact = _webp(image, exactly=True)
        if len(exact) <= max(MODEST, WORTH * len(body)):
            body = exact
    return Picture(body, image.width, image.height)


def _webp(image: Image.Image, *, exactly: bool) -> bytes:
    """Write the pixels and nothing else: where it was taken, by whom and with what stays behind."""
    out = io.BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    bare.save(out, "WEBP", lossless=exactly, quality=60 if exactly else QUALITY, method=2, exif=b"", icc_profile=b"")
    return out.getvalue()
