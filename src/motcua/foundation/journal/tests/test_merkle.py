"""Trees are those of RFC 6962."""

import hashlib

import pytest

from motcua.foundation.journal import merkle

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The leaves of the reference tests of Certificate Transparency."""
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_roots_are_those_of_the_reference(size, root):
    assert merkle.root_of(LEAVES[:size]).hex() == root


def test_no_leaves_have_the_hash_of_nothing():
    assert merkle.root_of([]) == hashlib.sha256().digest()


@pytest.mark.parametrize("size", range(1, 20))
def test_every_leaf_of_every_tree_is_led_to_the_root_and_no_other(size):
    contents = [bytes([number]) for number in range(size)]
    root = merkle.root_of(contents)

    for index, content in enumerate(contents):
        path = merkle.path_of(contents, index)
        assert merkle.root_by_path(content, index, size, path) == root
        assert merkle.root_by_path(b"other", index, size, path) != root
        assert merkle.root_by_path(content, index, size, [*path, root]) is None
        assert merkle.root_by_path(content, size, size, path) is None
