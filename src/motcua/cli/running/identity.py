"""Who PostgreSQL runs as. It refuses root, and root is what containers run as.

An ordinary user runs it directly. Root runs it in a user namespace, where the same files belong to
user 1000: no file changes hands. Where namespaces are barred, root becomes ``nobody`` and keeps one
capability, to pass through folders that are closed to others (a checkout under ``/root``).
"""

import ctypes
import os
import pwd
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)

INSIDE = 1000
"""The user number that root has inside the namespace; any but 0 will do."""

_PR_SET_KEEPCAPS, _PR_CAPBSET_READ, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 8, 23, 47, 2
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_CAPABILITY_VERSION = 0x20080522


@dataclass(frozen=True)
class Identity:
    """``become`` is called in the child before PostgreSQL; its files belong to ``uid``."""

    become: Callable[[], None] | None
    uid: int
    gid: int


@cache
def postgres_identity() -> Identity:
    """The identity that works here."""
    if os.geteuid() != 0:
        return Identity(None, os.geteuid(), os.getegid())
    if _may(enter_namespace):
        return Identity(enter_namespace, 0, 0)
    return nobody()


def nobody() -> Identity:
    """The unprivileged user, with one capability to reach closed folders."""
    user = pwd.getpwnam("nobody")

    def become() -> None:
        _call("prctl", _PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
        _keep(_reaching_capability())

    return Identity(become, user.pw_uid, user.pw_gid)


def enter_namespace() -> None:
    """Leave root behind in the current process, keeping root's files (Linux user namespace)."""
    uid, gid = os.geteuid(), os.getegid()
    os.unshare(os.CLONE_NEWUSER)
    process = Path("/proc/self")
    (process / "setgroups").write_text("deny")
    (process / "uid_map").write_text(f"{INSIDE} {uid} 1")
    (process / "gid_map").write_text(f"{INSIDE} {gid} 1")


def hand_over(folder: Path, to: Identity) -> None:
    """Give a folder with all in it to an identity, where it is not theirs already."""
    if os.geteuid() != 0 or folder.stat().st_uid == to.uid:
        return
    for path in [*folder.rglob("*"), folder]:
        os.chown(path, to.uid, to.gid, follow_symlinks=False)


def _may(become: Callable[[], None]) -> bool:
    try:
        subprocess.run(["/bin/true"], preexec_fn=become, check=True)
    except (subprocess.SubprocessError, OSError):
        return False
    return True


def _reaching_capability() -> int:
    """Reading past closed folders; a container may know only the wider capability."""
    known = _libc.prctl(_PR_CAPBSET_READ, _CAP_DAC_READ_SEARCH, 0, 0, 0) == 1
    return _CAP_DAC_READ_SEARCH if known else _CAP_DAC_OVERRIDE


def _keep(capability: int) -> None:
    """Hold exactly one capability, and hand it on to the program that is started next."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    bit = 1 << capability
    data = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    _call("capset", ctypes.byref(header), ctypes.byref(data))
    _call("prctl", _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability, 0, 0)


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), name)
